<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AdaptCommand</name>
    <message>
        <source>Runs one inference after the other and moves the cut while the bandwidth changes.
Each move is printed with its reason; at the end, how close it came to one who knows the trace.
Example: splitscope-edge adapt --preset lab --trace lte-driving --seconds 90</source>
        <translation>连续进行推理，并随带宽变化移动切分点。
每次移动都会给出原因；结束时给出与预知轨迹者的差距。
示例：splitscope-edge adapt --preset lab --trace lte-driving --seconds 90</translation>
    </message>
    <message>
        <source>Move the cut with the link.</source>
        <translation>让切分点随链路移动。</translation>
    </message>
    <message>
        <source>How long, 1 to 86400. The run in flight is finished. Default: 90.</source>
        <translation>持续多少秒，1 到 86400；正在进行的一次会做完。默认 90。</translation>
    </message>
    <message>
        <source>The cut to start with. Default: 13, or the network&apos;s last.</source>
        <translation>起始切分点。默认 13，或网络的最后一个。</translation>
    </message>
    <message>
        <source>Stay at this cut instead: what adapting has to beat.</source>
        <translation>改为固定在此切分点：自适应要胜过它。</translation>
    </message>
    <message>
        <source>Choose each cut knowing the bandwidth that the link is going to have: what adapting cannot beat.</source>
        <translation>预知链路将有的带宽来选择每个切分点：自适应无法胜过它。</translation>
    </message>
    <message>
        <source>Move only for so many percent of a run&apos;s latency, 0 to 100. Default: 3.</source>
        <translation>预测能减少延迟的百分之几才移动，0 到 100。默认 3。</translation>
    </message>
    <message>
        <source>Move only when so many decisions, one after the other, are for it, 1 to 100. Default: 1.</source>
        <translation>连续多少次决策都赞成才移动，1 到 100。默认 1。</translation>
    </message>
    <message>
        <source>How the tensor travels: one of %1, or auto. Default: fp32.</source>
        <translation>张量的传输编码：%1 之一，或 auto。默认 fp32。</translation>
    </message>
    <message>
        <source>One JSON object for each run and one at the end, on standard output.</source>
        <translation>在标准输出上，每次运行一个 JSON 对象，最后再加一个。</translation>
    </message>
    <message>
        <source>--%1 %2: give a number from %3 to %4</source>
        <translation>--%1 %2：请给出 %3 到 %4 的数</translation>
    </message>
    <message>
        <source>--%1 %2: give one cut</source>
        <translation>--%1 %2：请只给出一个切分点</translation>
    </message>
    <message>
        <source>--fixed goes with neither --oracle nor --cut</source>
        <translation>--fixed 不能与 --oracle 或 --cut 同用</translation>
    </message>
    <message>
        <source>--oracle: nobody knows this link&apos;s bandwidth. Give --trace or --bandwidth</source>
        <translation>--oracle：无人知道这条链路的带宽。请给出 --trace 或 --bandwidth</translation>
    </message>
    <message>
        <source>--coding %1: give one coding</source>
        <translation>--coding %1：请只给出一种编码</translation>
    </message>
</context>
<context>
    <name>AdaptiveReport</name>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>%1 Mbit/s, %2 s old</source>
        <translation>%1 Mbit/s（%2 秒前）</translation>
    </message>
    <message>
        <source>predicted %1 ms instead of %2 (%3 %)</source>
        <translation>预测 %1 ms，原为 %2 ms（%3 %）</translation>
    </message>
    <message>
        <source>the first run</source>
        <translation>第一次运行</translation>
    </message>
    <message>
        <source>no other cut gains enough</source>
        <translation>没有其他切分点能带来足够的好处</translation>
    </message>
    <message>
        <source>nothing has told of the link for long, and this run sends enough to tell</source>
        <translation>很久没有链路的消息，这一次发送的数据足以测出带宽</translation>
    </message>
    <message>
        <source>back, exploring has changed nothing</source>
        <translation>返回，探测没有改变结论</translation>
    </message>
    <message>
        <source>cut %1 → %2</source>
        <translation>切分点 %1 → %2</translation>
    </message>
    <message>
        <source>cut %1</source>
        <translation>切分点 %1</translation>
    </message>
    <message>
        <source>%1: %2 runs, mean end-to-end %3 ms (measured); %4 moves, %5 runs to explore, %6 failed</source>
        <translation>%1：%2 次运行，端到端平均 %3 ms（实测）；移动 %4 次，探测 %5 次，失败 %6 次</translation>
    </message>
    <message>
        <source>oracle: %1 ms on average at the same moments (predicted); measured %2 ms is %3 times that</source>
        <translation>预知者：同样时刻平均 %1 ms（预测）；实测 %2 ms，是它的 %3 倍</translation>
    </message>
    <message>
        <source>regret: %1 ms a run (predicted), %2 % of the oracle&apos;s</source>
        <translation>遗憾值：每次 %1 ms（预测），为预知者的 %2 %</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) finished on the edge without the cloud, and in no mean</source>
        <translation>
            <numerusform>%n 次运行在没有云端的情况下由边缘完成，不计入任何平均值</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartMarksText</name>
    <message>
        <source>all edge</source>
        <translation>全部边缘</translation>
    </message>
    <message>
        <source>all cloud</source>
        <translation>全部云端</translation>
    </message>
    <message>
        <source>all cloud, JPEG</source>
        <translation>全部云端，JPEG</translation>
    </message>
</context>
<context>
    <name>ClassNames</name>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
</context>
<context>
    <name>CloudCommand</name>
    <message>
        <source>listening on %1</source>
        <translation>正在监听 %1</translation>
    </message>
    <message>
        <source>Address to listen on. Default: 127.0.0.1, this computer alone.</source>
        <translation>监听的地址。默认 127.0.0.1，仅限本机。</translation>
    </message>
    <message>
        <source>0: any that is free. Default: %1.</source>
        <translation>0：任意空闲端口。默认 %1。</translation>
    </message>
    <message>
        <source>en or zh. Default: the system&apos;s.</source>
        <translation>en 或 zh。默认跟随系统。</translation>
    </message>
    <message>
        <source>Print the versions of the program and its libraries.</source>
        <translation>显示程序及其各个库的版本。</translation>
    </message>
    <message>
        <source>Inferences at a time.</source>
        <translation>同时进行的推理数。</translation>
    </message>
    <message>
        <source>Edges at a time.</source>
        <translation>同时连接的边缘数。</translation>
    </message>
    <message>
        <source>Connections from one address; 0: any number.</source>
        <translation>同一地址的连接数;0 表示不限。</translation>
    </message>
    <message>
        <source>An address with more of them within a minute is not let in for the rest of it; 0: any number.</source>
        <translation>同一地址一分钟内问候失败超过此数,则这一分钟内不再接受;0 表示不限。</translation>
    </message>
    <message>
        <source>Requests that may wait for a worker.</source>
        <translation>可排队等待的请求数。</translation>
    </message>
    <message>
        <source>MiB for payloads under way.</source>
        <translation>在途数据可用的内存(MiB)。</translation>
    </message>
    <message>
        <source>MiB for the weights of all models.</source>
        <translation>所有模型权重可用的内存(MiB)。</translation>
    </message>
    <message>
        <source>Seconds for a handshake, and again for a hello.</source>
        <translation>握手的时限(秒),问候另计同样时长。</translation>
    </message>
    <message>
        <source>Seconds that a session may be idle; 0: any number.</source>
        <translation>会话可空闲的秒数;0 表示不限。</translation>
    </message>
    <message>
        <source>Seconds from a request to its payload&apos;s last byte.</source>
        <translation>从请求到其数据最后一个字节的秒数。</translation>
    </message>
    <message>
        <source>Seconds for an edge that takes nothing in.</source>
        <translation>边缘不接收数据时等待的秒数。</translation>
    </message>
    <message>
        <source>Seconds for computing one request.</source>
        <translation>计算一个请求的时限(秒)。</translation>
    </message>
    <message>
        <source>Seconds for runs under way when the node is told to end.</source>
        <translation>要求节点结束时,留给在途运行的秒数。</translation>
    </message>
    <message>
        <source>Address for /healthz, /readyz and /metrics. Default: 127.0.0.1.</source>
        <translation>/healthz、/readyz 和 /metrics 的地址。默认:127.0.0.1。</translation>
    </message>
    <message>
        <source>Port for these, or off (the default).</source>
        <translation>上述页面的端口,或 off(默认)。</translation>
    </message>
    <message>
        <source>The node&apos;s certificate in PEM: with it, it speaks wss:// only.</source>
        <translation>节点的 PEM 证书:给出后只接受 wss://。</translation>
    </message>
    <message>
        <source>The certificate&apos;s key in PEM.</source>
        <translation>证书的 PEM 私钥。</translation>
    </message>
    <message>
        <source>Tokens that let edges in, one a line. Or in the environment, in %1.</source>
        <translation>允许边缘接入的令牌,每行一个;也可放在环境变量 %1 中。</translation>
    </message>
    <message>
        <source>Listen where others are although there is no certificate or no token.</source>
        <translation>即使没有证书或令牌,也在他人可达的地址上监听。</translation>
    </message>
    <message>
        <source>The cloud half of split inference, over WebSockets.
Each option is also a line &quot;name = value&quot; of %1, and a variable of the environment like %2.</source>
        <translation>切分推理的云端部分,通过 WebSocket 提供。
每个选项也可写成 %1 中的一行“名称 = 值”,或如 %2 的环境变量。</translation>
    </message>
    <message>
        <source>%1 %2 to %3. Default: %4.</source>
        <translation>%1%2 到 %3。默认:%4。</translation>
    </message>
    <message>
        <source>More models, loaded when an edge asks: ids, or id=FILE with weights, commas between.</source>
        <translation>更多模型,边缘请求时加载:写 id,或 id=权重文件,以逗号分隔。</translation>
    </message>
    <message>
        <source>The lab&apos;s terminal on standard output: true (the default) or false.</source>
        <translation>在标准输出上显示实验终端:true(默认)或 false。</translation>
    </message>
    <message>
        <source>On standard error: error, warning, info (the default) or debug.</source>
        <translation>标准错误上的日志级别:error、warning、info(默认)或 debug。</translation>
    </message>
    <message>
        <source>File of settings. Default: %1, where it exists.</source>
        <translation>设置文件。默认:%1(若存在)。</translation>
    </message>
    <message>
        <source>Check all settings and the files that they name, and print them.</source>
        <translation>检查所有设置及其所指文件,并打印设置。</translation>
    </message>
    <message>
        <source>--%1 %2: give a number from %3 to %4</source>
        <translation>--%1 %2:请给出 %3 到 %4 的数</translation>
    </message>
    <message>
        <source>--%1 %2: give an IP address of this computer</source>
        <translation>--%1 %2:请给出本机的 IP 地址</translation>
    </message>
    <message>
        <source>--%1 %2: give a number from 0 to 65535</source>
        <translation>--%1 %2:请给出 0 到 65535 的数</translation>
    </message>
    <message>
        <source>--certificate and --key: give both, or neither</source>
        <translation>--certificate 与 --key:须同时给出或都不给</translation>
    </message>
    <message>
        <source>--listen %1: others are there, so give --certificate, --key and --token-file, or --insecure where everybody may use the node</source>
        <translation>--listen %1:他人可达此地址,请给出 --certificate、--key 和 --token-file;若人人都可使用该节点,请给出 --insecure</translation>
    </message>
    <message>
        <source>--terminal %1: give true or false</source>
        <translation>--terminal %1:请给出 true 或 false</translation>
    </message>
    <message>
        <source>--log-level %1: give error, warning, info or debug</source>
        <translation>--log-level %1:请给出 error、warning、info 或 debug</translation>
    </message>
</context>
<context>
    <name>CodingsCommand</name>
    <message>
        <source>Codes the activations of the sample pictures in every way, without a link, and compares the answers with the unsplit ones.</source>
        <translation>不经链路，把示例图片的中间特征值按各种编码方式编码再解码，并把结果与未切分的结果比较。</translation>
    </message>
    <message>
        <source>Compare the codings.</source>
        <translation>比较各种编码方式。</translation>
    </message>
    <message>
        <source>Cut points: 13, or 0,8,13,22 (the default), or all.</source>
        <translation>切分点：13，或 0,8,13,22（默认），或 all。</translation>
    </message>
    <message>
        <source>Codings, with commas between. Default: all there are.</source>
        <translation>编码方式，以逗号分隔。默认为全部。</translation>
    </message>
    <message>
        <source>Of each sample picture: crops, mirrored, brighter and darker ones, 1 to %1. Default: 4.</source>
        <translation>每张示例图片的变体数（裁剪、镜像、变亮、变暗），1 到 %1。默认为 4。</translation>
    </message>
    <message>
        <source>en or zh. Default: the system&apos;s.</source>
        <translation>en 或 zh。默认跟随系统。</translation>
    </message>
    <message>
        <source>| cut | coding | bytes | ratio | encode ms | decode ms | error | worst | same top-1 |</source>
        <translation>| 切分点 | 编码 | 字节 | 压缩比 | 编码 ms | 解码 ms | 误差 | 最大误差 | top-1 一致 |</translation>
    </message>
    <message>
        <source>%1 of %2 inputs</source>
        <translation>已完成 %1 / %2 个输入</translation>
    </message>
    <message>
        <source>--coding auto: here give codings by their names</source>
        <translation>--coding auto：此处请写出编码方式的名称</translation>
    </message>
    <message>
        <source>--variations %1: give a number from 1 to %2</source>
        <translation>--variations %1：请给出 1 到 %2 之间的数</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>%1: no such argument; options begin with --</source>
        <translation>%1：没有这个参数；选项以 -- 开头</translation>
    </message>
    <message>
        <source>--lang %1: choose en, zh or system</source>
        <translation>--lang %1：请选择 en、zh 或 system</translation>
    </message>
</context>
<context>
    <name>CompareCommand</name>
    <message>
        <source>Compares the end-to-end times of two notebooks, or of two experiments, cell by cell: medians with their 95 % intervals and the ratio B/A. Where the intervals overlap the two cannot be told apart; where a cell has one run there is no interval. What was typed by hand is compared by cpu, bandwidth and cut alone.
Example: splitscope-edge compare lab.splitscope#1 lab.splitscope#2</source>
        <translation>逐格比较两份实验记录或两个实验的端到端时间：中位数及其 95 % 区间，以及比值 B/A。区间重叠时两者无法区分；只有一次运行的格没有区间。手工录入的表格只按 cpu、带宽和切分点比较。
示例：splitscope-edge compare lab.splitscope#1 lab.splitscope#2</translation>
    </message>
    <message>
        <source>Compare two.</source>
        <translation>比较两者。</translation>
    </message>
    <message>
        <source>A notebook, or FILE#N for its experiment N.</source>
        <translation>实验记录，或用 FILE#N 表示其中的实验 N。</translation>
    </message>
    <message>
        <source>Another one, or another experiment.</source>
        <translation>另一份实验记录或另一个实验。</translation>
    </message>
    <message>
        <source>One JSON object for each cell, on standard output.</source>
        <translation>每格一个 JSON 对象，写到标准输出。</translation>
    </message>
    <message>
        <source>en or zh. Default: the system&apos;s.</source>
        <translation>en 或 zh。默认：系统语言。</translation>
    </message>
    <message>
        <source>give two notebooks: compare A B</source>
        <translation>请给出两份实验记录：compare A B</translation>
    </message>
    <message>
        <source>The two have no cell in common.</source>
        <translation>两者没有共同的单元格。</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>alike</source>
        <translation>无差别</translation>
    </message>
    <message>
        <source>B is faster</source>
        <translation>B 更快</translation>
    </message>
    <message>
        <source>A is faster</source>
        <translation>A 更快</translation>
    </message>
    <message>
        <source>A: median ms</source>
        <translation>A：中位数 ms</translation>
    </message>
    <message>
        <source>B: median ms</source>
        <translation>B：中位数 ms</translation>
    </message>
    <message>
        <source>cells that only one has: A %1, B %2</source>
        <translation>只有一方有的单元格：A %1，B %2</translation>
    </message>
</context>
<context>
    <name>DeploymentCommand</name>
    <message>
        <source>Writes an experiment&apos;s conditions as the lab&apos;s deployment.yaml for a real cluster (two pods, CPU limits = requests, a tc line for the link), or reads such a file and says with which options splitscope-edge run makes the same experiment here.
Example: splitscope-edge deployment --preset lab --cut 13 --out deployment.yaml
Example: splitscope-edge deployment --import deployment.yaml</source>
        <translation>把实验条件写成实验室的 deployment.yaml，用于真实集群（两个 pod，CPU 的 limits = requests，一行 tc 命令限制链路）；或者读取这样的文件，并给出在本机做同样实验的 splitscope-edge run 选项。
示例: splitscope-edge deployment --preset lab --cut 13 --out deployment.yaml
示例: splitscope-edge deployment --import deployment.yaml</translation>
    </message>
    <message>
        <source>Write or read it.</source>
        <translation>写出或读取。</translation>
    </message>
    <message>
        <source>The file that is written. Default: standard output.</source>
        <translation>要写出的文件。默认：标准输出。</translation>
    </message>
    <message>
        <source>Read this file; what it does not say is as the other options have it.</source>
        <translation>读取这个文件；其中没有写明的，以其他选项为准。</translation>
    </message>
    <message>
        <source>Write over a file that is there.</source>
        <translation>覆盖已有的文件。</translation>
    </message>
    <message>
        <source>The cut point. Default: 13, or the network&apos;s last.</source>
        <translation>切分点。默认：13，或网络的最后一个。</translation>
    </message>
    <message>
        <source>How the tensor travels. Default: fp32.</source>
        <translation>张量的传输编码。默认：fp32。</translation>
    </message>
    <message>
        <source>Container image of the edge. Default: splitscope-edge with this release&apos;s version.</source>
        <translation>边缘的容器镜像。默认：本版本的 splitscope-edge。</translation>
    </message>
    <message>
        <source>The same for the cloud.</source>
        <translation>云端的同一选项。</translation>
    </message>
    <message>
        <source>Of the node. Default: %1.</source>
        <translation>节点的端口。默认：%1。</translation>
    </message>
    <message>
        <source>give one cut and one coding: a deployment is one experiment</source>
        <translation>请只给一个切分点和一种编码：一个部署就是一个实验</translation>
    </message>
    <message>
        <source>--port %1: give a number from 1 to 65535</source>
        <translation>--port %1：请给出 1 到 65535 之间的数</translation>
    </message>
    <message>
        <source>--import and --out: give one of them</source>
        <translation>--import 和 --out：只给其中一个</translation>
    </message>
    <message>
        <source>--out %1: the file is there; --force writes over it</source>
        <translation>--out %1：文件已存在；--force 会覆盖它</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>已写出 %1。</translation>
    </message>
</context>
<context>
    <name>DeploymentText</name>
    <message>
        <source>%1 is emulated here; in the cluster the pods run on the nodes&apos; own hardware.</source>
        <translation>%1 在这里是模拟的；在集群中，pod 运行在节点自己的硬件上。</translation>
    </message>
    <message>
        <source>A pod follows no bandwidth trace: the link has the trace&apos;s mean.</source>
        <translation>pod 不能跟随带宽轨迹：链路取轨迹的平均值。</translation>
    </message>
    <message>
        <source>The link is shaped outside: there is no tc line.</source>
        <translation>链路在外部整形：没有 tc 命令行。</translation>
    </message>
    <message>
        <source>Other edges that load the node are not in it.</source>
        <translation>给节点加负载的其他边缘不在其中。</translation>
    </message>
</context>
<context>
    <name>DeviceText</name>
    <message>
        <source>Measured: %1, %2 ms, spread %3 % (%4 runs)</source>
        <translation>实测：%1，%2 ms，离散度 %3 %（%4 次运行）</translation>
    </message>
    <message>
        <source>idle %1 W</source>
        <translation>空闲 %1 W</translation>
    </message>
    <message>
        <source>computing %1 W</source>
        <translation>计算 %1 W</translation>
    </message>
    <message>
        <source>sending %1 W</source>
        <translation>发送 %1 W</translation>
    </message>
    <message>
        <source>Power: %1 (%2)</source>
        <translation>功率：%1（%2）</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>en</source>
        <comment>which of a device&apos;s two names: en or zh</comment>
        <translation>zh</translation>
    </message>
    <message>
        <source>its own speed</source>
        <translation>自身速度</translation>
    </message>
    <message>
        <source>%1 GMAC/s, %2 GB/s of weights</source>
        <translation>%1 GMAC/s，权重 %2 GB/s</translation>
    </message>
    <message>
        <source>, %1 ms for each layer</source>
        <translation>，每层另加 %1 ms</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>速度：%1</translation>
    </message>
    <message>
        <source>Other networks: by the speed above, fitted within %1 % for a layer</source>
        <translation>其他网络：按上述速度估算，单层拟合误差 %1 %</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Computer: %1</source>
        <translation>计算机：%1</translation>
    </message>
</context>
<context>
    <name>DevicesCommand</name>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测网络</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>EdgeCommand</name>
    <message>
        <source>Measure split runs.</source>
        <translation>测量边云协同推理。</translation>
    </message>
    <message>
        <source>The edge&apos;s share of one core, 0.05 to 1. Default: 1.</source>
        <translation>边缘端占一个核的份额，0.05 到 1。默认 1。</translation>
    </message>
    <message>
        <source>The cloud&apos;s share of one core. Default: 1.</source>
        <translation>云端占一个核的份额。默认 1。</translation>
    </message>
    <message>
        <source>Of the link, each way: 0.05 to 1000 Mbit/s, or unlimited (the default).</source>
        <translation>链路每个方向的带宽：0.05 到 1000 Mbit/s，或 unlimited（默认，不限）。</translation>
    </message>
    <message>
        <source>Bucket of the link in bytes: 4096 (32 kbit, the default) or 1536 (12 kbit).</source>
        <translation>链路令牌桶的字节数：4096（32 kbit，默认）或 1536（12 kbit）。</translation>
    </message>
    <message>
        <source>Of the link, one way. Default: 0.</source>
        <translation>链路的单向时延。默认 0。</translation>
    </message>
    <message>
        <source>Each segment&apos;s delay is up to this much shorter or longer. Default: 0.</source>
        <translation>每个报文段的时延最多缩短或延长这么多。默认 0。</translation>
    </message>
    <message>
        <source>The same seed, the same delays. Default: 1.</source>
        <translation>种子相同，时延相同。默认 1。</translation>
    </message>
    <message>
        <source>Bytes that may wait for the link&apos;s bucket, or unlimited (the default).</source>
        <translation>最多可有多少字节排队等待链路的令牌桶，或 unlimited（默认，不限）。</translation>
    </message>
    <message>
        <source>The same for the cloud. Default: the edge&apos;s, as in the lab.</source>
        <translation>云端的设备。默认与边缘端相同，与实验一致。</translation>
    </message>
    <message>
        <source>The node, as ws://HOST:PORT. Default: a node inside this program.</source>
        <translation>云端节点的地址，如 ws://HOST:PORT。默认使用程序内置的节点。</translation>
    </message>
    <message>
        <source>A PNG or JPEG picture. Default: a sample.</source>
        <translation>PNG 或 JPEG 图片。默认使用示例图片。</translation>
    </message>
    <message>
        <source>Where the answer is delivered: cloud (the default) or edge.</source>
        <translation>结果交付的位置：cloud（云端，默认）或 edge（边缘端）。</translation>
    </message>
    <message>
        <source>Runs of each cut, 1 to 1000. Default: 1.</source>
        <translation>每个切分点的运行次数，1 到 1000。默认 1。</translation>
    </message>
    <message>
        <source>lab: the sheet&apos;s setting and its cuts 0, 8, 13 and 22; other options change single values of it.</source>
        <translation>lab：实验指导书的设置及其切分点 0、8、13、22；其他选项可逐项修改。</translation>
    </message>
    <message>
        <source>One JSON object for each run, on standard output.</source>
        <translation>每次运行在标准输出上给出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>en or zh. Default: the system&apos;s.</source>
        <translation>en 或 zh。默认跟随系统。</translation>
    </message>
    <message>
        <source>--%1 %2: that is not a number</source>
        <translation>--%1 %2：不是数字</translation>
    </message>
    <message>
        <source>--cut %1: give a number, several with commas between, or all</source>
        <translation>--cut %1：请给出一个数、用逗号分隔的几个数，或 all</translation>
    </message>
    <message>
        <source>--answer %1: give cloud or edge</source>
        <translation>--answer %1：请给出 cloud 或 edge</translation>
    </message>
    <message>
        <source>--preset %1: the only preset is lab</source>
        <translation>--preset %1：仅有的预设是 lab</translation>
    </message>
    <message>
        <source>--repeat %1: give a number from 1 to 1000</source>
        <translation>--repeat %1：请给出 1 到 1000 之间的数</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>cuts</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>weights, B</source>
        <translation>权重, B</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>List the networks.</source>
        <translation>列出所有网络。</translation>
    </message>
    <message>
        <source>Cut points: 13, or 0,8,13,22, or all. Default: 13, or the network&apos;s last.</source>
        <translation>切分点：13，或 0,8,13,22，或 all。默认：13，或该网络的最后一个。</translation>
    </message>
    <message>
        <source>How the tensor travels: fp32 (the default), or several with commas between: %1. auto takes the one that is predicted to be through the soonest, of all but JPEG.</source>
        <translation>张量的传输编码：fp32（默认），也可给出多个，以逗号分隔：%1。auto 在除 JPEG 外的编码中选用预计最快传完的一种。</translation>
    </message>
    <message>
        <source>List the devices.</source>
        <translation>列出所有设备。</translation>
    </message>
    <message>
        <source>A device&apos;s id as splitscope-edge devices lists it, or a device file. Default: this-computer.</source>
        <translation>splitscope-edge devices 所列设备的 id，或设备文件。默认 this-computer（本机）。</translation>
    </message>
    <message>
        <source>emulated (the default), or outside: shaped by tc or a real network, and only measured here.</source>
        <translation>emulated（默认，模拟链路），或 outside（外部链路）：由 tc 或真实网络整形，本程序只测量。</translation>
    </message>
    <message>
        <source>--%1: with --link outside the link is shaped elsewhere; leave this out</source>
        <translation>--%1：--link outside 的链路在别处整形，请去掉此选项</translation>
    </message>
    <message>
        <source>--link %1: give emulated or outside</source>
        <translation>--link %1：请给出 emulated 或 outside</translation>
    </message>
    <message>
        <source>Keeps the edge&apos;s share by the kernel&apos;s CPU quota with this period instead of pacing: 100, as Kubernetes has it, or 10. On this-computer only; needs root or a delegated cgroup.</source>
        <translation>用内核 CPU 配额代替步调控制来保持边缘端的份额，此为配额周期：100（与 Kubernetes 相同）或 10。仅用于 this-computer；需要 root 或委派的 cgroup。</translation>
    </message>
    <message>
        <source>The same for the cloud.</source>
        <translation>云端的同一选项。</translation>
    </message>
    <message>
        <source>--%1: %2 is emulated, and an emulated device is always paced</source>
        <translation>--%1：%2 是模拟设备，模拟设备总是采用步调控制</translation>
    </message>
    <message>
        <source>--trace and --%1: give one of them</source>
        <translation>--trace 与 --%1：请只给出其中一个</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>List link presets and traces.</source>
        <translation>列出链路预设和带宽轨迹。</translation>
    </message>
    <message>
        <source>The bandwidth from edge to cloud alone.</source>
        <translation>仅从边缘到云端的带宽。</translation>
    </message>
    <message>
        <source>The bandwidth from cloud to edge alone.</source>
        <translation>仅从云端到边缘的带宽。</translation>
    </message>
    <message>
        <source>A link by its name, from splitscope-edge links; other options change single values of it.</source>
        <translation>按名称选择链路（见 splitscope-edge links）；其他选项可改变其中单个值。</translation>
    </message>
    <message>
        <source>Bandwidth over time for the link to follow: a CSV file of seconds and Mbit/s, one of Mahimahi&apos;s, or a sample from splitscope-edge links.</source>
        <translation>链路要遵循的随时间变化的带宽：由秒和 Mbit/s 组成的 CSV 文件、Mahimahi 格式的文件，或 splitscope-edge links 中的示例。</translation>
    </message>
    <message>
        <source>--link-preset %1: there is no such link. Choose one of these: %2</source>
        <translation>--link-preset %1：没有这样的链路。请从以下选择：%2</translation>
    </message>
    <message>
        <source>up, Mbit/s</source>
        <translation>上行 Mbit/s</translation>
    </message>
    <message>
        <source>down, Mbit/s</source>
        <translation>下行 Mbit/s</translation>
    </message>
    <message>
        <source>delay, ms</source>
        <translation>时延 ms</translation>
    </message>
    <message>
        <source>Traces, made up by resources/traces/make_traces.py</source>
        <translation>带宽轨迹，由 resources/traces/make_traces.py 生成</translation>
    </message>
    <message>
        <source>%1, %2 to %3 Mbit/s, %4 s</source>
        <translation>%1，%2 到 %3 Mbit/s，%4 秒</translation>
    </message>
    <message>
        <source>Write the Mbit/s that the runs achieved into this file, as a trace for --trace.</source>
        <translation>把各次运行实际达到的 Mbit/s 写入该文件，可用作 --trace 的轨迹。</translation>
    </message>
    <message>
        <source>--other-edges %1: give a whole number from 0 to %2</source>
        <translation>--other-edges %1：请给出 0 到 %2 的整数</translation>
    </message>
    <message>
        <source>The server&apos;s load: so many other edges keep the node busy meanwhile, 0 to %1. Default: 0.</source>
        <translation>云端负载：同时有多少个其他边缘让节点保持忙碌，0 到 %1。默认 0。</translation>
    </message>
    <message>
        <source>give a command: %1. splitscope-edge --help tells more.</source>
        <translation>请给出命令：%1。splitscope-edge --help 有更多说明。</translation>
    </message>
    <message>
        <source>Measures a network split between this edge and a cloud node.
Example: splitscope-edge run --cut 0,8,13,22 --cpu 0.6 --bandwidth 5 --device orange-pi
Its commands are %1; those that measure have a --help of their own.</source>
        <translation>测量在本边缘与云节点之间切分的网络。
示例：splitscope-edge run --cut 0,8,13,22 --cpu 0.6 --bandwidth 5 --device orange-pi
命令有 %1；其中测量用的命令各有自己的 --help。</translation>
    </message>
    <message>
        <source>Store each run in this notebook, which is made if it is not there.</source>
        <translation>将每次运行存入此实验记录；不存在时会新建。</translation>
    </message>
    <message>
        <source>File with the token that the node asks for. Default: the token in the environment&apos;s %1.</source>
        <translation>存放节点所要求令牌的文件。默认:环境变量 %1 中的令牌。</translation>
    </message>
    <message>
        <source>The node&apos;s certificate in PEM, or that of whoever issued it. Default: what the system trusts.</source>
        <translation>节点的 PEM 证书,或其签发者的证书。默认:系统所信任的证书。</translation>
    </message>
    <message>
        <source>The SHA-256 of the node&apos;s certificate.</source>
        <translation>节点证书的 SHA-256 指纹。</translation>
    </message>
    <message>
        <source>Where the node cannot be reached, is lost, or has no room or does not answer in time, the edge computes the rest. Such a run has an answer and is marked; it is not measured and counts nowhere.</source>
        <translation>节点无法到达、失去连接、没有空位或未按时应答时，由边缘计算其余各层。这样的运行有答案并带标记；它不算测量结果，不计入任何统计。</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The network has no cut %1. Choose one within %2.</source>
        <translation>网络没有切分点 %1。请在 %2 之内选择。</translation>
    </message>
    <message>
        <source>A CPU share of %1 is not possible. Choose one within %2.</source>
        <translation>CPU 份额不能为 %1。请在 %2 之内选择。</translation>
    </message>
    <message>
        <source>A bandwidth of %1 Mbit/s is not possible. Choose one within %2 Mbit/s.</source>
        <translation>带宽不能为 %1 Mbit/s。请在 %2 Mbit/s 之内选择。</translation>
    </message>
    <message>
        <source>A delay of %1 ms is not possible. Choose one within %2 ms.</source>
        <translation>时延不能为 %1 ms。请在 %2 ms 之内选择。</translation>
    </message>
    <message>
        <source>A jitter of %1 ms is not possible. Choose one within %2 ms.</source>
        <translation>抖动不能是 %1 毫秒，请在 %2 毫秒之间选择。</translation>
    </message>
    <message>
        <source>A queue of %1 bytes would hold no full packet. Choose at least %2 bytes.</source>
        <translation>%1 字节的队列装不下一个完整的数据包，请至少选择 %2 字节。</translation>
    </message>
    <message>
        <source>The link preset %1 cannot be used: %2. Choose another preset, or mend the file.</source>
        <translation>链路预设 %1 无法使用：%2。请选择其他预设，或修正该文件。</translation>
    </message>
    <message>
        <source>The bandwidth trace %1 cannot be used: %2. Choose a CSV file of seconds and Mbit/s, or one of Mahimahi&apos;s.</source>
        <translation>带宽轨迹 %1 无法使用：%2。请选择由秒和 Mbit/s 组成的 CSV 文件，或 Mahimahi 格式的文件。</translation>
    </message>
    <message>
        <source>The device file %1 cannot be used: %2. Choose a file that splitscope-edge profile has written.</source>
        <translation>设备文件 %1 无法使用：%2。请选择由 splitscope-edge profile 写出的文件。</translation>
    </message>
    <message>
        <source>A quota period of %1 ms is not possible. Choose one within %2 ms.</source>
        <translation>配额周期不能是 %1 毫秒，请在 %2 毫秒之间选择。</translation>
    </message>
    <message>
        <source>The kernel&apos;s CPU quota cannot be used in %1: %2. Run as root or with a delegated cgroup; until then the CPU share is kept by pacing.</source>
        <translation>无法在 %1 使用内核的 CPU 配额：%2。请以 root 身份运行，或使用委派的 cgroup；在此之前 CPU 份额由步调控制保持。</translation>
    </message>
    <message>
        <source>The kernel&apos;s own link cannot be set up (%1): %2. Run as root on Linux with iproute2 installed, or use the emulated link.</source>
        <translation>无法建立内核自身的链路（%1）：%2。请在装有 iproute2 的 Linux 上以 root 身份运行，或使用仿真链路。</translation>
    </message>
    <message>
        <source>A burst of %1 bytes would hold back every full packet for ever. Choose at least %2 bytes.</source>
        <translation>突发量为 %1 字节时，满长的数据包永远无法通过。请至少取 %2 字节。</translation>
    </message>
    <message>
        <source>There is no device called “%1”. Choose one of these: %2.</source>
        <translation>没有名为“%1”的设备。请从中选择：%2。</translation>
    </message>
    <message>
        <source>There is no model called “%1”. Choose one of these: %2.</source>
        <translation>没有名为“%1”的模型。请从中选择：%2。</translation>
    </message>
    <message>
        <source>The picture %1 cannot be read: %2. Choose a PNG or JPEG file.</source>
        <translation>无法读取图片 %1：%2。请选择 PNG 或 JPEG 文件。</translation>
    </message>
    <message>
        <source>Cannot listen on %1: %2. Choose another address or port, or end the program that uses it.</source>
        <translation>无法监听 %1：%2。请换一个地址或端口，或结束占用它的程序。</translation>
    </message>
    <message>
        <source>“%1” is not the address of a cloud node: %2. Write it like ws://192.168.1.20:8765.</source>
        <translation>“%1”不是云端节点的地址：%2。请写成 ws://192.168.1.20:8765 这样的形式。</translation>
    </message>
    <message>
        <source>There is no host called %1. Check the name and this computer&apos;s network.</source>
        <translation>找不到主机 %1。请检查名称以及本机的网络。</translation>
    </message>
    <message>
        <source>No cloud node answers at %1: %2. Start splitscope-cloud there, or check the address and the port.</source>
        <translation>%1 没有云端节点应答：%2。请在那里启动 splitscope-cloud，或检查地址和端口。</translation>
    </message>
    <message>
        <source>The connection to %1 broke during %2. Check that the cloud node is running, then try again.</source>
        <translation>与 %1 的连接在%2时断开。请确认云端节点正在运行，然后重试。</translation>
    </message>
    <message>
        <source>Waited %2 for %1 in vain. Check that the cloud node is running and the link fast enough, then try again.</source>
        <translation>等待%1超过 %2 仍无结果。请确认云端节点正在运行且链路足够快，然后重试。</translation>
    </message>
    <message>
        <source>Cancelled: %1. Start it again to get a result.</source>
        <translation>已取消：%1。如需结果请重新运行。</translation>
    </message>
    <message>
        <source>The cloud node speaks version %1 of the protocol and the edge version %2. Install the same release on both sides.</source>
        <translation>云端节点使用协议版本 %1，边缘端使用版本 %2。请在两端安装同一版本。</translation>
    </message>
    <message>
        <source>The cloud node has the model %1 and the edge has %2, so a split answer would mean nothing. Load the same model and weights on both sides.</source>
        <translation>云端节点的模型是 %1，边缘端的是 %2，切分推理的结果将没有意义。请在两端加载相同的模型和权重。</translation>
    </message>
    <message>
        <source>%1 does not accept this program: %2. Check that a cloud node of the same release runs at this address and port.</source>
        <translation>%1 不接受本程序：%2。请确认该地址和端口上运行的是同一版本的云端节点。</translation>
    </message>
    <message>
        <source>The cloud node at %1 is busy: %2. Wait until another session ends, or choose another node.</source>
        <translation>%1 的云端节点正忙：%2。请等待其他会话结束，或选择另一个节点。</translation>
    </message>
    <message>
        <source>The message “%1” is malformed: %2. Install the same release on both sides.</source>
        <translation>消息“%1”格式错误：%2。请在两端安装同一版本。</translation>
    </message>
    <message>
        <source>A message of the unknown type “%1” came. Install the same release on both sides.</source>
        <translation>收到未知类型“%1”的消息。请在两端安装同一版本。</translation>
    </message>
    <message>
        <source>“%1” came where “%2” belongs. Install the same release on both sides.</source>
        <translation>应为“%2”，却收到“%1”。请在两端安装同一版本。</translation>
    </message>
    <message>
        <source>A message of %1 bytes is larger than the %2 bytes that are allowed. Load the same model and install the same release on both sides.</source>
        <translation>消息有 %1 字节，超过允许的 %2 字节。请在两端加载相同的模型并安装同一版本。</translation>
    </message>
    <message>
        <source>The payload has %1 bytes where %2 were announced. Run again; if it stays so, install the same release on both sides.</source>
        <translation>数据有 %1 字节，而事先声明的是 %2 字节。请重新运行；若仍如此，请在两端安装同一版本。</translation>
    </message>
    <message>
        <source>The payload was damaged on its way: its CRC-32 is %1 where %2 was announced. Run again; if it stays so, check the network.</source>
        <translation>数据在传输中损坏：CRC-32 为 %1，而事先声明的是 %2。请重新运行；若仍如此，请检查网络。</translation>
    </message>
    <message>
        <source>The payload is %1 where the cut yields %2. Load the same model on both sides.</source>
        <translation>数据为 %1，而该切分点的中间特征是 %2。请在两端加载相同的模型。</translation>
    </message>
    <message>
        <source>At cut %1 the split answer is not the unsplit one (%2), so the run does not count. Load the same weights on both sides.</source>
        <translation>切分点 %1 的切分推理结果与不切分的不一致（%2），本次运行不计。请在两端加载相同的权重。</translation>
    </message>
    <message>
        <source>Something went wrong in %1: %2. Try again; if it stays so, report it with this line.</source>
        <translation>%1 出错：%2。请重试；若仍如此，请附上这一行反馈。</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>建立连接</translation>
    </message>
    <message>
        <source>the comparison of the models</source>
        <translation>比较模型</translation>
    </message>
    <message>
        <source>a run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>the pause between two runs</source>
        <translation>两次运行之间</translation>
    </message>
    <message>
        <source>the hello</source>
        <translation>握手</translation>
    </message>
    <message>
        <source>the payload</source>
        <translation>传输数据</translation>
    </message>
    <message>
        <source>loading the weights</source>
        <translation>加载权重</translation>
    </message>
    <message>
        <source>no node has been chosen</source>
        <translation>尚未选择节点</translation>
    </message>
    <message>
        <source>it must begin with ws:// or wss://</source>
        <translation>必须以 ws:// 或 wss:// 开头</translation>
    </message>
    <message>
        <source>the host is missing</source>
        <translation>缺少主机名</translation>
    </message>
    <message>
        <source>it has no room for another session</source>
        <translation>无法再接受新的会话</translation>
    </message>
    <message>
        <source>it does not speak the protocol splitscope.1</source>
        <translation>它不使用 splitscope.1 协议</translation>
    </message>
    <message>
        <source>it closed the connection during the greeting</source>
        <translation>它在握手时关闭了连接</translation>
    </message>
    <message>
        <source>There is no weight precision called “%1”. Choose one of these: %2.</source>
        <translation>没有名为“%1”的权重精度。请从以下各项中选择：%2。</translation>
    </message>
    <message>
        <source>The network %1 cannot be used: %2. Choose a file that torch.jit.trace or torch.jit.script made of a plain sequence of layers.</source>
        <translation>网络 %1 无法使用：%2。请选择由 torch.jit.trace 或 torch.jit.script 从单纯的层序列生成的文件。</translation>
    </message>
    <message>
        <source>The weights file %1 cannot be used: %2. Choose a safetensors file or a PyTorch state dict.</source>
        <translation>权重文件 %1 无法使用：%2。请选择 safetensors 文件或 PyTorch state dict。</translation>
    </message>
    <message>
        <source>The weights file %1 wants to call “%2” when it is opened, as no file of tensors needs to, so it was not opened. Choose a safetensors file or a state dict.</source>
        <translation>打开权重文件 %1 时它要调用“%2”，而只含张量的文件不需要这样做，所以没有打开它。请选择 safetensors 文件或 state dict。</translation>
    </message>
    <message>
        <source>The weights file %1 has no tensor “%2”, which the network needs. Choose weights of this network.</source>
        <translation>权重文件 %1 中没有该网络所需的张量“%2”。请选择该网络的权重。</translation>
    </message>
    <message>
        <source>The weights file %1 has “%2”, which is no tensor of the network. Choose weights of this network.</source>
        <translation>权重文件 %1 中有“%2”，它不是该网络的张量。请选择该网络的权重。</translation>
    </message>
    <message>
        <source>In the weights file %1 a tensor has another shape than in the network (%2). Choose weights of this network.</source>
        <translation>权重文件 %1 中有一个张量的形状与网络中的不同（%2）。请选择该网络的权重。</translation>
    </message>
    <message>
        <source>In the weights file %1 a tensor is of a type that is not read (%2). Choose weights in F32, F16, BF16 or F64.</source>
        <translation>权重文件 %1 中有一个张量的类型不受支持（%2）。请选择 F32、F16、BF16 或 F64 的权重。</translation>
    </message>
    <message>
        <source>In the weights file %1 the tensor “%2” is not where the file says. Choose an undamaged copy.</source>
        <translation>权重文件 %1 中的张量“%2”不在文件所说的位置。请选择完好的副本。</translation>
    </message>
    <message>
        <source>In the weights file %1 a number is not finite (%2), so every answer would be meaningless. Choose other weights.</source>
        <translation>权重文件 %1 中有一个数不是有限数（%2），任何结果都会没有意义。请选择其他权重。</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation>它被截断了</translation>
    </message>
    <message>
        <source>it is neither safetensors nor a state dict</source>
        <translation>它既不是 safetensors，也不是 state dict</translation>
    </message>
    <message>
        <source>it is a zip archive, but no state dict</source>
        <translation>它是 zip 压缩包，但不是 state dict</translation>
    </message>
    <message>
        <source>it holds no state dict</source>
        <translation>其中没有 state dict</translation>
    </message>
    <message>
        <source>it is of an unknown version</source>
        <translation>它的版本未知</translation>
    </message>
    <message>
        <source>it was written on a big-endian computer</source>
        <translation>它是在大端序计算机上写的</translation>
    </message>
    <message>
        <source>it has bytes that belong to no tensor</source>
        <translation>其中有不属于任何张量的字节</translation>
    </message>
    <message>
        <source>its header is damaged</source>
        <translation>它的文件头已损坏</translation>
    </message>
    <message>
        <source>its header is too long</source>
        <translation>它的文件头过长</translation>
    </message>
    <message>
        <source>its list of tensors is damaged</source>
        <translation>它的张量列表已损坏</translation>
    </message>
    <message>
        <source>its list of tensors is too long</source>
        <translation>它的张量列表过长</translation>
    </message>
    <message>
        <source>its directory is damaged or cut off</source>
        <translation>它的目录已损坏或被截断</translation>
    </message>
    <message>
        <source>its records are compressed or encrypted</source>
        <translation>它的记录经过压缩或加密</translation>
    </message>
    <message>
        <source>The network %1 does not say how large its input is. Write the input&apos;s shape, like 3x224x224.</source>
        <translation>网络 %1 没有说明其输入的大小。请写出输入的形状，例如 3x224x224。</translation>
    </message>
    <message>
        <source>There is no coding called “%1”. Choose one of these: %2.</source>
        <translation>没有名为“%1”的编码方式。请选择其中之一：%2。</translation>
    </message>
    <message>
        <source>The coding %1 cannot be used here: %2. Choose another coding.</source>
        <translation>此处不能使用编码方式 %1：%2。请选择其他编码方式。</translation>
    </message>
    <message>
        <source>only the picture itself, at cut 0, can be sent so</source>
        <translation>只有切分点 0 处的图片本身才能这样发送</translation>
    </message>
    <message>
        <source>the tensor is not an 8-bit picture</source>
        <translation>该张量不是 8 位图片</translation>
    </message>
    <message>
        <source>a value is not finite or too large for it</source>
        <translation>有数值不是有限数，或超出其范围</translation>
    </message>
    <message>
        <source>the library for it failed</source>
        <translation>所用的库出错</translation>
    </message>
    <message>
        <source>it is no JSON</source>
        <translation>它不是 JSON</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>它过长</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>it is given twice</source>
        <translation>重复出现</translation>
    </message>
    <message>
        <source>it is not a number</source>
        <translation>不是数</translation>
    </message>
    <message>
        <source>it is not a whole number</source>
        <translation>不是整数</translation>
    </message>
    <message>
        <source>it is not a text</source>
        <translation>不是文本</translation>
    </message>
    <message>
        <source>it is not a list</source>
        <translation>不是列表</translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>it has control characters</source>
        <translation>含有控制字符</translation>
    </message>
    <message>
        <source>it may have small letters, digits, &apos;-&apos;, &apos;_&apos; and &apos;.&apos;</source>
        <translation>只能由小写字母、数字、“-”、“_”和“.”组成</translation>
    </message>
    <message>
        <source>there is no such field</source>
        <translation>没有这个字段</translation>
    </message>
    <message>
        <source>the probe</source>
        <translation>探测数据</translation>
    </message>
    <message>
        <source>a probe</source>
        <translation>探测链路</translation>
    </message>
    <message>
        <source>The predictor %1 cannot be used: %2. Run splitscope-edge train to fit a new one.</source>
        <translation>无法使用预测器 %1：%2。请运行 splitscope-edge train 重新拟合。</translation>
    </message>
    <message>
        <source>There is no predictor %1 yet. Run splitscope-edge train on this computer, which takes a few minutes.</source>
        <translation>还没有预测器 %1。请在本机上运行 splitscope-edge train，需要几分钟。</translation>
    </message>
    <message>
        <source>This sweep is not possible (%1): %2. Choose other values, or fewer.</source>
        <translation>无法进行此扫描（%1）：%2。请换用其他取值，或减少取值。</translation>
    </message>
    <message>
        <source>The notebook %1 cannot be used: %2. Choose another file or folder.</source>
        <translation>实验记录 %1 无法使用：%2。请选择其他文件或文件夹。</translation>
    </message>
    <message>
        <source>The notebook %1 was written by a newer release (version %2 of its format). Install the newer release, or choose another notebook.</source>
        <translation>实验记录 %1 由更新的版本写成（格式版本 %2）。请安装新版本，或选择其他实验记录。</translation>
    </message>
    <message>
        <source>The notebook %1 is damaged (%2), so nothing is written to it. Save what can be read of it with “splitscope-edge export”, then choose another notebook.</source>
        <translation>实验记录 %1 已损坏（%2），因此不再写入。可用 “splitscope-edge export” 导出仍能读取的内容，然后选择其他实验记录。</translation>
    </message>
    <message>
        <source>The notebook %1 cannot be written to (%2), so the run was not stored. Choose a file in a folder of your own.</source>
        <translation>无法写入实验记录 %1（%2），因此这次运行没有保存。请选择自己文件夹中的文件。</translation>
    </message>
    <message>
        <source>The disk is full: the run could not be stored in the notebook %1, and all earlier ones are there. Free some space, then go on.</source>
        <translation>磁盘已满：这次运行无法存入实验记录 %1，之前的运行都还在。请腾出空间后继续。</translation>
    </message>
    <message>
        <source>Another program has been writing to the notebook %1 for too long. End it, then try again.</source>
        <translation>另一个程序长时间占用实验记录 %1。请结束该程序后重试。</translation>
    </message>
    <message>
        <source>The notebook has no experiment %1. Choose one of these: %2.</source>
        <translation>实验记录中没有实验 %1。请从这些中选择：%2。</translation>
    </message>
    <message>
        <source>The sheet cannot be read at %1: %2. Mend the line, then import it again.</source>
        <translation>表格在 %1 处无法读取：%2。请改正该行后重新导入。</translation>
    </message>
    <message>
        <source>the training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>over a trace no transfer takes what another one took; measure every cell</source>
        <translation>带宽随轨迹变化时每次传输各不相同，请测量每一格</translation>
    </message>
    <message>
        <source>the link&apos;s rate is not set here, it is shaped outside or follows a trace</source>
        <translation>链路速率不由这里设定：它在外部整形，或跟随轨迹</translation>
    </message>
    <message>
        <source>give at least as many as are run anyway, 1000 at most</source>
        <translation>不得少于必做的次数，最多 1000</translation>
    </message>
    <message>
        <source>give more than 0 % and at most 100 %</source>
        <translation>请给出大于 0 % 且不超过 100 % 的值</translation>
    </message>
    <message>
        <source>give a number from 0 to 1000</source>
        <translation>请给出 0 到 1000 之间的数</translation>
    </message>
    <message>
        <source>give a number from 1 to 1000</source>
        <translation>请给出 1 到 1000 之间的数</translation>
    </message>
    <message>
        <source>there are more than 10^7 of them</source>
        <translation>超过 10^7 个</translation>
    </message>
    <message>
        <source>there are more than 10000 values</source>
        <translation>取值超过 10000 个</translation>
    </message>
    <message>
        <source>it is there twice</source>
        <translation>重复出现</translation>
    </message>
    <message>
        <source>it was begun with other weights</source>
        <translation>它开始时使用的是其他权重</translation>
    </message>
    <message>
        <source>it holds no certificate in PEM</source>
        <translation>其中没有 PEM 格式的证书</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>it holds no picture</source>
        <translation>其中没有图片</translation>
    </message>
    <message>
        <source>it is unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>it is no notebook</source>
        <translation>它不是实验记录</translation>
    </message>
    <message>
        <source>it is a database of another program</source>
        <translation>它是其他程序的数据库</translation>
    </message>
    <message>
        <source>it is write-protected</source>
        <translation>它被写保护</translation>
    </message>
    <message>
        <source>its folder cannot be written to</source>
        <translation>无法写入它所在的文件夹</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2. Choose another place, or free some space.</source>
        <translation>无法写入文件 %1：%2。请换一个位置，或腾出一些空间。</translation>
    </message>
    <message>
        <source>The report cannot be made (%1): %2. Mend that, then make it again.</source>
        <translation>无法生成报告（%1）：%2。请先解决该问题，然后重新生成。</translation>
    </message>
    <message>
        <source>The deployment cannot be used at %1: %2. Mend the line, then open the file again.</source>
        <translation>部署文件 %1 处无法使用：%2。请改正该行，然后重新打开文件。</translation>
    </message>
    <message>
        <source>The node&apos;s setting %1 cannot be used: %2. Mend it; splitscope-cloud --check-config tells whether it is right.</source>
        <translation>云端节点的设置 %1 无法使用：%2。请改正；splitscope-cloud --check-config 可检查是否正确。</translation>
    </message>
    <message>
        <source>The certificate or key %1 cannot be used: %2. Choose a file in PEM.</source>
        <translation>证书或密钥 %1 无法使用：%2。请选择 PEM 格式的文件。</translation>
    </message>
    <message>
        <source>The node at %1 does not prove who it is: %2. Give its certificate&apos;s file or fingerprint, or ask whoever runs the node.</source>
        <translation>%1 处的节点无法证明自己的身份：%2。请提供其证书文件或指纹，或询问节点的管理者。</translation>
    </message>
    <message>
        <source>The node at %1 does not let you in: %2. Ask whoever runs it for a token.</source>
        <translation>%1 处的节点拒绝访问：%2。请向节点的管理者索取令牌。</translation>
    </message>
    <message>
        <source>it has no memory for another payload</source>
        <translation>没有内存再接收数据</translation>
    </message>
    <message>
        <source>its queue is full</source>
        <translation>其队列已满</translation>
    </message>
    <message>
        <source>other models in use fill its memory</source>
        <translation>正在使用的其他模型占满了内存</translation>
    </message>
    <message>
        <source>it wants a token</source>
        <translation>它要求令牌</translation>
    </message>
    <message>
        <source>it knows no such token</source>
        <translation>它不认识该令牌</translation>
    </message>
    <message>
        <source>the computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>a token has 16 to 512 bytes</source>
        <translation>令牌长度为 16 到 512 字节</translation>
    </message>
    <message>
        <source>it holds no token</source>
        <translation>其中没有令牌</translation>
    </message>
    <message>
        <source>there is no such setting</source>
        <translation>没有这个设置</translation>
    </message>
    <message>
        <source>give true or false</source>
        <translation>请给出 true 或 false</translation>
    </message>
    <message>
        <source>write it as name = value</source>
        <translation>请写成 名称 = 值</translation>
    </message>
    <message>
        <source>it holds no key in PEM, or one with a pass phrase</source>
        <translation>其中没有 PEM 私钥,或私钥带有口令</translation>
    </message>
    <message>
        <source>it is not the key of the certificate</source>
        <translation>它不是该证书的私钥</translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation>它已过期</translation>
    </message>
    <message>
        <source>this Qt has no TLS</source>
        <translation>此 Qt 不支持 TLS</translation>
    </message>
    <message>
        <source>a fingerprint has the 64 digits of SHA-256</source>
        <translation>指纹是 SHA-256 的 64 位十六进制数</translation>
    </message>
    <message>
        <source>its certificate has expired</source>
        <translation>其证书已过期</translation>
    </message>
    <message>
        <source>its certificate is not valid yet</source>
        <translation>其证书尚未生效</translation>
    </message>
    <message>
        <source>its certificate is for another name</source>
        <translation>其证书属于另一个名称</translation>
    </message>
    <message>
        <source>its certificate has another fingerprint</source>
        <translation>其证书的指纹不同</translation>
    </message>
    <message>
        <source>its certificate is self-signed, and not one that is trusted here</source>
        <translation>其证书是自签名的,且此处不信任</translation>
    </message>
    <message>
        <source>nobody who is trusted here has issued its certificate</source>
        <translation>其证书不是由此处信任的机构签发的</translation>
    </message>
    <message>
        <source>the report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>fonts</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>captures</source>
        <translation>截取内容</translation>
    </message>
    <message>
        <source>no font is installed; install fonts-dejavu-core, or save it as HTML</source>
        <translation>没有安装任何字体；请安装 fonts-dejavu-core，或保存为 HTML</translation>
    </message>
    <message>
        <source>no font has Chinese characters; install fonts-noto-cjk, or save it as HTML</source>
        <translation>没有含中文字符的字体；请安装 fonts-noto-cjk，或保存为 HTML</translation>
    </message>
    <message>
        <source>there are 200 of them; remove some first</source>
        <translation>已有 200 个；请先删除一些</translation>
    </message>
    <message>
        <source>tc has no such rate, size or time</source>
        <translation>tc 没有这样的速率、大小或时间</translation>
    </message>
    <message>
        <source>it is no YAML</source>
        <translation>它不是 YAML</translation>
    </message>
    <message>
        <source>it has no container</source>
        <translation>其中没有容器</translation>
    </message>
    <message>
        <source>a CPU is a number of cores, 0.6 or 600m</source>
        <translation>CPU 应写成核数，如 0.6 或 600m</translation>
    </message>
    <message>
        <source>requests and limits have to be the same CPU</source>
        <translation>requests 和 limits 的 CPU 必须相同</translation>
    </message>
    <message>
        <source>a port is a number from 1 to 65535</source>
        <translation>端口是 1 到 65535 之间的数</translation>
    </message>
    <message>
        <source>the connection was refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>it did not answer in time</source>
        <translation>它没有及时应答</translation>
    </message>
    <message>
        <source>no network leads there</source>
        <translation>没有通往它的网络</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>它关闭了连接</translation>
    </message>
</context>
<context>
    <name>ExportCommand</name>
    <message>
        <source>Writes the runs of a notebook for other programs. Of a damaged notebook it writes what can be read.
Example: splitscope-edge export lab.splitscope --format csv --out lab.csv</source>
        <translation>将实验记录中的运行导出给其他程序。对损坏的实验记录，导出仍能读取的部分。
示例：splitscope-edge export lab.splitscope --format csv --out lab.csv</translation>
    </message>
    <message>
        <source>Write runs.</source>
        <translation>导出运行。</translation>
    </message>
    <message>
        <source>The file, or FILE#N for its experiment N. The window&apos;s is notebook.splitscope in the user&apos;s data folder.</source>
        <translation>文件，或用 FILE#N 表示其中的实验 N。窗口的实验记录是用户数据文件夹中的 notebook.splitscope。</translation>
    </message>
    <message>
        <source>csv (the default): a table, the sheet&apos;s columns first. json: everything. trace: a time line for ui.perfetto.dev.</source>
        <translation>csv（默认）：表格，实验表的列在前。json：全部内容。trace：供 ui.perfetto.dev 使用的时间线。</translation>
    </message>
    <message>
        <source>This experiment alone.</source>
        <translation>仅此实验。</translation>
    </message>
    <message>
        <source>This run alone.</source>
        <translation>仅此运行。</translation>
    </message>
    <message>
        <source>List the notebook&apos;s experiments and write nothing.</source>
        <translation>列出实验记录中的实验，不导出。</translation>
    </message>
    <message>
        <source>The file that is written. Default: standard output.</source>
        <translation>要写入的文件。默认：标准输出。</translation>
    </message>
    <message>
        <source>Write over a file that is there.</source>
        <translation>覆盖已有的文件。</translation>
    </message>
    <message>
        <source>en or zh. Default: the system&apos;s.</source>
        <translation>en 或 zh。默认：系统语言。</translation>
    </message>
    <message>
        <source>--format %1: give csv, json or trace</source>
        <translation>--format %1：请给出 csv、json 或 trace</translation>
    </message>
    <message>
        <source>give a notebook: export FILE</source>
        <translation>请给出实验记录：export FILE</translation>
    </message>
    <message>
        <source>--out %1: the file is there; --force writes over it</source>
        <translation>--out %1：文件已存在；--force 会覆盖它</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>adaptive</source>
        <translation>自适应</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>手工录入</translation>
    </message>
    <message>
        <source>experiment  started           measured  failed  what</source>
        <translation>      实验  开始时间              已测    失败  内容</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another file.</source>
        <translation>%1 无法写入：%2。请选择其他文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n of the failed finished on the edge</source>
        <translation>
            <numerusform>失败的运行中有 %n 次由边缘完成</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportCommand</name>
    <message>
        <source>Reads a sheet that was typed by hand, saved as CSV by a spreadsheet, into a notebook: an experiment of its own, which compare sets beside what was measured.
Its first line names the columns: cpu, bandwidth, cut, end-to-end and, if there, local, transfer, cloud, or the same in Chinese (cpu, 带宽, 切分点, 端到端, 本地, 传输, 云端).
Example: splitscope-edge import sheet.csv --notebook lab.splitscope</source>
        <translation>将手工录入、由电子表格存为 CSV 的表格读入实验记录，成为单独的实验，可用 compare 与实测结果对照。
首行为列名：cpu、带宽、切分点、端到端，以及可选的本地、传输、云端，也可用英文 cpu, bandwidth, cut, end-to-end, local, transfer, cloud。
示例：splitscope-edge import sheet.csv --notebook lab.splitscope</translation>
    </message>
    <message>
        <source>Read a sheet.</source>
        <translation>读入表格。</translation>
    </message>
    <message>
        <source>The CSV file.</source>
        <translation>CSV 文件。</translation>
    </message>
    <message>
        <source>The notebook, which is made if it is not there.</source>
        <translation>实验记录；不存在时会新建。</translation>
    </message>
    <message>
        <source>The experiment&apos;s title. Default: the sheet&apos;s name.</source>
        <translation>实验的标题。默认：表格的文件名。</translation>
    </message>
    <message>
        <source>en or zh. Default: the system&apos;s.</source>
        <translation>en 或 zh。默认：系统语言。</translation>
    </message>
    <message>
        <source>give a sheet and a notebook: import SHEET --notebook FILE</source>
        <translation>请给出表格和实验记录：import SHEET --notebook FILE</translation>
    </message>
    <message>
        <source>%1: %2 lines, now experiment %3 of %4 (%4#%3)</source>
        <translation>%1：%2 行，现为 %4 的实验 %3（%4#%3）</translation>
    </message>
</context>
<context>
    <name>LabOptions</name>
    <message>
        <source>Measures the lab sheet&apos;s grid and prints its table. With --kernel the link is the kernel&apos;s: two network namespaces and tc tbf on this computer, set up for the purpose and removed again; this needs root.</source>
        <translation>测量实验指导书的全部组合并打印其表格。使用 --kernel 时，链路由内核提供：在本机上临时建立两个网络命名空间和 tc tbf，用后删除；需要 root。</translation>
    </message>
    <message>
        <source>Measure the sheet&apos;s grid.</source>
        <translation>测量指导书的全部组合。</translation>
    </message>
    <message>
        <source>Over the kernel&apos;s link instead of the emulated one.</source>
        <translation>使用内核的链路，而不是模拟链路。</translation>
    </message>
    <message>
        <source>Over both alternately, with their ratio.</source>
        <translation>两种链路交替测量，并给出比值。</translation>
    </message>
    <message>
        <source>The edge&apos;s shares of one core, with commas between.</source>
        <translation>边缘端占一个核的份额，以逗号分隔。</translation>
    </message>
    <message>
        <source>Of the link, each way, with commas between.</source>
        <translation>链路每个方向的带宽，以逗号分隔。</translation>
    </message>
    <message>
        <source>Bucket of the link. Default: 4096 (32 kbit).</source>
        <translation>链路的令牌桶。默认 4096（32 kbit）。</translation>
    </message>
    <message>
        <source>Cut points, with commas between, or all.</source>
        <translation>切分点，以逗号分隔，或 all。</translation>
    </message>
    <message>
        <source>Of both sides. Default: orange-pi.</source>
        <translation>两端的设备。默认 orange-pi。</translation>
    </message>
    <message>
        <source>Keep the edge&apos;s share by the kernel&apos;s quota with this period, where the device is this-computer; 100 is Kubernetes&apos;. Default: pacing.</source>
        <translation>设备为 this-computer 时，用此周期的内核配额来保证边缘端份额；Kubernetes 为 100。默认按节拍等待。</translation>
    </message>
    <message>
        <source>Runs of each cell, 1 to 1000. Default: 1.</source>
        <translation>每个组合的运行次数，1 到 1000。默认 1。</translation>
    </message>
    <message>
        <source>One JSON object for each run, on standard output.</source>
        <translation>每次运行在标准输出上给出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>en or zh. Default: the system&apos;s.</source>
        <translation>en 或 zh。默认跟随系统。</translation>
    </message>
    <message>
        <source>--quota: an emulated device is always paced; give --device this-computer too</source>
        <translation>--quota：模拟设备总是按节拍等待；请同时给出 --device this-computer</translation>
    </message>
    <message>
        <source>--quota %1: that is no period</source>
        <translation>--quota %1：不是周期</translation>
    </message>
</context>
<context>
    <name>LabReport</name>
    <message>
        <source>Lab report</source>
        <translation>实验报告</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>课程名称</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验项目名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Student number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>实验日期</translation>
    </message>
    <message>
        <source>1. Purpose</source>
        <translation>一、实验目的</translation>
    </message>
    <message>
        <source>Understand how edge and cloud share an inference, and how a network is cut in two.</source>
        <translation>理解边缘与云端如何分担一次推理，以及网络如何切分成两部分。</translation>
    </message>
    <message>
        <source>Measure end-to-end latency for different CPU shares of the edge, bandwidths and cut points, and where it goes: local, transfer, cloud.</source>
        <translation>在不同的边缘 CPU 份额、带宽和切分点下测量端到端延迟，并分析其组成：本地、传输、云端。</translation>
    </message>
    <message>
        <source>Find the setting whose end-to-end latency is the lowest.</source>
        <translation>找出端到端延迟最低的设置。</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> 等，另有 %1 项</translation>
    </message>
    <message>
        <source>outside (tc, or a real network)</source>
        <translation>外部（tc 或真实网络）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>emulated † in this program, counting as tc&apos;s tbf; burst %1 bytes</source>
        <translation>由本程序模拟 †，计量方式与 tc 的 tbf 相同；burst %1 字节</translation>
    </message>
    <message>
        <source>2. Environment</source>
        <translation>二、实验环境</translation>
    </message>
    <message>
        <source>Edge device</source>
        <translation>边缘设备</translation>
    </message>
    <message>
        <source>Cloud device</source>
        <translation>云端设备</translation>
    </message>
    <message>
        <source>CPU share of the edge</source>
        <translation>边缘 CPU 份额</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>Delay, one way</source>
        <translation>单向时延</translation>
    </message>
    <message>
        <source>Link shaping</source>
        <translation>链路限制方式</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model&apos;s fingerprint</source>
        <translation>模型指纹</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Computer that measured</source>
        <translation>测量用的计算机</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>There are no runs to report: the notebook, or what was chosen of it, is empty. Measure first, in the window or with “splitscope-edge sweep --preset lab --notebook FILE”.</source>
        <translation>没有可以报告的运行：实验记录（或所选的部分）是空的。请先在窗口中，或用 “splitscope-edge sweep --preset lab --notebook FILE” 进行测量。</translation>
    </message>
    <message>
        <source>3. Records</source>
        <translation>三、实验数据记录</translation>
    </message>
    <message>
        <source>CPU %1, %2</source>
        <translation>CPU %1，%2</translation>
    </message>
    <message>
        <source>shaped outside</source>
        <translation>外部整形</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>end-to-end latency, ms</source>
        <translation>端到端延迟，ms</translation>
    </message>
    <message>
        <source>cut point</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>Latency by cut at %1. ★ the best cut, ☆ cuts that cannot be told from it; the whiskers are 95 % intervals of the median.</source>
        <translation>%1 时各切分点的延迟。★ 最佳切分点，☆ 与它无法区分的切分点；细线是中位数的 95 % 区间。</translation>
    </message>
    <message>
        <source>bandwidth, Mbit/s</source>
        <translation>带宽，Mbit/s</translation>
    </message>
    <message>
        <source>cut %1</source>
        <translation>切分点 %1</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>Latency against bandwidth at %1, a line for each cut. Cuts that are the best somewhere are strong.</source>
        <translation>%1 时延迟随带宽的变化，每个切分点一条线；曾为最佳的切分点用粗线。</translation>
    </message>
    <message>
        <source>Latency against the edge&apos;s CPU share at %1, a line for each cut. Cuts that are the best somewhere are strong.</source>
        <translation>%1 时延迟随边缘 CPU 份额的变化，每个切分点一条线；曾为最佳的切分点用粗线。</translation>
    </message>
    <message>
        <source>bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>The best cut of each setting and its end-to-end latency.</source>
        <translation>每种设置的最佳切分点及其端到端延迟。</translation>
    </message>
    <message>
        <source>Figure %1. </source>
        <translation>图 %1&#x3000;</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Appendix: the runs behind each figure</source>
        <translation>附录：每个数值对应的运行</translation>
    </message>
    <message>
        <source>Numbers of runs in the notebook. “splitscope-edge export” writes each run with all that was asked for and all that was achieved.</source>
        <translation>下列为实验记录中的运行编号。用 “splitscope-edge export” 可以导出每次运行的全部设定值和实际值。</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Runs that failed and count for nothing: %1.</source>
        <translation>失败而不计入的运行：%1。</translation>
    </message>
    <message>
        <source>The lowest end-to-end latency of %1 cells: %2, cut %3 on %4, </source>
        <translation>在 %1 个格子中端到端延迟最低的是：%2，切分点 %3，设备 %4，</translation>
    </message>
    <message>
        <source>It was run once, so it has no interval, and nothing can be said about ties; run it again a few times.</source>
        <translation>它只运行了一次，没有区间，无法判断是否与其他格子并列；请再运行几次。</translation>
    </message>
    <message>
        <source>No other cell&apos;s 95 % interval overlaps its own.</source>
        <translation>没有其他格子的 95 % 区间与它重叠。</translation>
    </message>
    <message>
        <source>Cannot be told from it: </source>
        <translation>与它无法区分的有：</translation>
    </message>
    <message>
        <source>%1, cut %2 </source>
        <translation>%1，切分点 %2 </translation>
    </message>
    <message>
        <source>best cut</source>
        <translation>最佳切分点</translation>
    </message>
    <message>
        <source>end-to-end</source>
        <translation>端到端</translation>
    </message>
    <message>
        <source>ties</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>cuts compared</source>
        <translation>参与比较的切分点数</translation>
    </message>
    <message>
        <source>not known: one run</source>
        <translation>未知：只有一次运行</translation>
    </message>
    <message>
        <source>The best cut of each setting:</source>
        <translation>每种设置的最佳切分点：</translation>
    </message>
    <message>
        <source>At %1 the best cut is %2 at %3 </source>
        <translation>%1 时，最佳切分点在 %3 下是 %2 </translation>
    </message>
    <message>
        <source> and %1 at %2 </source>
        <translation>，在 %2 下是 %1 </translation>
    </message>
    <message>
        <source>: between them another cut takes over.</source>
        <translation>：两者之间最佳切分点发生了变化。</translation>
    </message>
    <message>
        <source>, but in one of the two settings these cuts cannot be told apart.</source>
        <translation>，但在其中一种设置下，这两个切分点无法区分。</translation>
    </message>
    <message>
        <source>Nothing was predicted: the speed of a device, the bandwidth or the bytes of the coding were not known beforehand. “splitscope-edge predict” measures and predicts on this computer.</source>
        <translation>没有预测：设备速度、带宽或编码后的字节数事先未知。“splitscope-edge predict” 可以在本机测量并预测。</translation>
    </message>
    <message>
        <source>Predicted from the devices&apos; own figures and the link&apos;s law alone, before any run: %1 cells, off by %2 in the median and by %3 at worst (%4, cut %5: %6 ms predicted, </source>
        <translation>仅由设备参数和链路规律预测（不用任何运行）：%1 个格，误差的中位数 %2，最大 %3（%4，切分点 %5：预测 %6 ms，实测 </translation>
    </message>
    <message>
        <source> measured).</source>
        <translation>)。</translation>
    </message>
    <message>
        <source>In %1 of %2 settings the cut that was predicted to be the best is the measured best one or cannot be told from it.</source>
        <translation>在 %2 种设置中，有 %1 种所预测的最佳切分点就是实测最佳，或与之无法区分。</translation>
    </message>
    <message>
        <source>All in the cloud (cut 0): </source>
        <translation>全部在云端（切分点 0）：</translation>
    </message>
    <message>
        <source>All on the edge (cut %1): </source>
        <translation>全部在边缘（切分点 %1）：</translation>
    </message>
    <message>
        <source>The best cut that was measured (%1): </source>
        <translation>测得的最佳切分点（%1）：</translation>
    </message>
    <message>
        <source>The tensor that crosses the link, as float32: %1 bytes at cut 0, %2 bytes at cut %3.</source>
        <translation>经过链路的张量 （float32）：切分点 0 为 %1 字节，切分点 %3 为 %2 字节。</translation>
    </message>
    <message>
        <source>From cut %1 to cut %2 local goes from %3 to %4 ms, transfer from %5 to %6 ms, cloud from %7 to %8 ms </source>
        <translation>从切分点 %1 到 %2，本地由 %3 变为 %4 ms，传输由 %5 变为 %6 ms，云端由 %7 变为 %8 ms </translation>
    </message>
    <message>
        <source>The slowest cut that was measured (%1): </source>
        <translation>测得最慢的切分点（%1）：</translation>
    </message>
    <message>
        <source>a node in the same program</source>
        <translation>同一程序内的节点</translation>
    </message>
    <message>
        <source>The cloud node of these runs: %1.</source>
        <translation>这些运行的云端节点：%1。</translation>
    </message>
    <message>
        <source>In these runs: a WebSocket connection, subprotocol splitscope.1; for each run a request in CBOR and one message with the tensor&apos;s bytes, announced with size and CRC-32; back comes a receipt with the five best classes. The lab&apos;s own code is the student&apos;s to read.</source>
        <translation>在这些运行中：WebSocket 连接，子协议 splitscope.1；每次运行发送一个 CBOR 请求和一条含张量字节的消息（预先声明大小和 CRC-32），返回一个含前五类别的回执。实验室自己的代码请自行阅读。</translation>
    </message>
    <message>
        <source>Run #%1, cut %2: %3 bytes as the tensor, %4 bytes as sent, %5 ms of transfer</source>
        <translation>运行 #%1，切分点 %2：张量 %3 字节，实际发送 %4 字节，传输 %5 ms</translation>
    </message>
    <message>
        <source>; achieved %1 Mbit/s</source>
        <translation>；实际速率 %1 Mbit/s</translation>
    </message>
    <message>
        <source>; round trip of the idle link %1 ms</source>
        <translation>；空闲链路往返时间 %1 ms</translation>
    </message>
    <message>
        <source>From the runs:</source>
        <translation>来自运行的事实：</translation>
    </message>
    <message>
        <source>4. Findings, computed from the runs</source>
        <translation>四、由运行计算得出的结果</translation>
    </message>
    <message>
        <source>Between the settings that were measured the best cut does not change.</source>
        <translation>在测量过的设置之间，最佳切分点没有变化。</translation>
    </message>
    <message>
        <source>No run was measured end to end.</source>
        <translation>没有端到端测得的运行。</translation>
    </message>
    <message>
        <source>5. Questions</source>
        <translation>五、实验题目简答</translation>
    </message>
    <message>
        <source>The facts beside each question are those of %1, %2 unless they say otherwise. The answers are yours.</source>
        <translation>除非另有说明，各题旁的事实来自 %1，%2。答案请自己写。</translation>
    </message>
    <message>
        <source>a) What is edge-cloud collaboration, and what are its advantages in the Internet of Things?</source>
        <translation>a) 什么是云边协同计算？它在物联网应用中有哪些优势？</translation>
    </message>
    <message>
        <source>b) How does the choice of AlexNet&apos;s cut point influence performance? Why would you choose this cut?</source>
        <translation>b) AlexNet 模型的切分点选择对推理性能有什么影响？你会选择哪个切分点，为什么？</translation>
    </message>
    <message>
        <source>c) By what means do cloud and edge communicate in the code?</source>
        <translation>c) 代码中云端和边缘端使用什么方式进行通信？</translation>
    </message>
    <message>
        <source>6. Results and analysis</source>
        <translation>六、实验结果与分析</translation>
    </message>
    <message>
        <source>Your own understanding of edge-cloud collaborative inference, from this experiment</source>
        <translation>基于该实验，谈谈你对云边协同推理计算的理解</translation>
    </message>
    <message>
        <source>%1 runs were measured under %2 settings; %3 failed.</source>
        <translation>在 %2 种设置下共测得 %1 次运行；失败 %3 次。</translation>
    </message>
    <message>
        <source>edge: %1</source>
        <translation>边缘：%1</translation>
    </message>
    <message>
        <source>cloud: %1, CPU %2</source>
        <translation>云端：%1，CPU %2</translation>
    </message>
    <message>
        <source>coding: %1</source>
        <translation>编码：%1</translation>
    </message>
    <message>
        <source>link shaped outside</source>
        <translation>链路在外部整形</translation>
    </message>
    <message>
        <source>link as it is</source>
        <translation>链路不作限制</translation>
    </message>
    <message>
        <source>link emulated †: burst %1 bytes, delay %2 ms</source>
        <translation>模拟链路 †：burst %1 字节，时延 %2 ms</translation>
    </message>
    <message>
        <source>IQR</source>
        <translation>四分位距</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>ids</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Typed by hand, not measured here (%1), in ms:</source>
        <translation>手工录入，并非在此测得（%1），单位 ms:</translation>
    </message>
    <message>
        <source>1) Configuration</source>
        <translation>1) 实验环境配置</translation>
    </message>
    <message>
        <source>CPU shares of the edge that were measured: %1. As deployment.yaml has %2:</source>
        <translation>测量过的边缘 CPU 份额：%1。%2 在 deployment.yaml 中的写法：</translation>
    </message>
    <message>
        <source>Bandwidths that were measured, as tc has them; here the emulated link kept them, which counts as tbf does:</source>
        <translation>测量过的带宽，按 tc 的写法；这里由模拟链路实现，其计量方式与 tbf 相同：</translation>
    </message>
    <message>
        <source>Bandwidths that were measured, as tc has them:</source>
        <translation>测量过的带宽，按 tc 的写法：</translation>
    </message>
    <message>
        <source>2) Both terminals</source>
        <translation>2) 两个终端的运行记录</translation>
    </message>
    <message>
        <source>Put together from the record of run #%1, in the words of the lab&apos;s terminals (“Capture for report” in the window takes the terminals themselves).</source>
        <translation>由运行 #%1 的记录按实验室终端的格式整理而成（在窗口中用 “截取到报告” 可以截取终端本身）。</translation>
    </message>
    <message>
        <source>3) The data</source>
        <translation>3) 数据记录</translation>
    </message>
    <message>
        <source>Times in ms. Each row is the run with the median end-to-end time, whole, so that local + transfer + cloud = end-end; IQR is the range of the middle half of the runs, the interval that of the median. ★ the best cut of its setting, ☆ cuts that cannot be told from it. † emulated: the time really passed, at the speed that a model has set. ‡ composed of parts that were measured apart. ! the host was too slow for the device that it emulates. The last column leads to the runs&apos; numbers in the appendix.</source>
        <translation>时间单位 ms。每行是端到端时间居中的那次运行的完整数据，因此 本地 + 传输 + 云端 = end-end；四分位距是中间一半运行的范围，区间是中位数的区间。★ 该设置的最佳切分点，☆ 与它无法区分的切分点。† 模拟：时间真实流逝，速度由模型设定。‡ 由分别测量的部分合成。! 主机太慢，跟不上所模拟的设备。最后一列指向附录中的运行编号。</translation>
    </message>
    <message>
        <source>%1 of %2 rows are shown; “splitscope-edge export” writes all of them.</source>
        <translation>共 %2 行，这里列出 %1 行；用 “splitscope-edge export” 可导出全部。</translation>
    </message>
    <message>
        <source>Experiment %1 is composed of more cells than a report has room for: they are left out.</source>
        <translation>实验 %1 合成的格子太多，报告放不下，已略去。</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>latency against bandwidth</source>
        <translation>延迟随带宽的变化</translation>
    </message>
    <message>
        <source>latency against CPU</source>
        <translation>延迟随 CPU 的变化</translation>
    </message>
    <message>
        <source>the map of best cuts</source>
        <translation>最佳切分点图</translation>
    </message>
    <message>
        <source>Not drawn, because these runs have only one value of it: %1.</source>
        <translation>因为这些运行只有一个取值而未绘制：%1。</translation>
    </message>
    <message>
        <source>%1, of them %2 finished on the edge</source>
        <translation>%1，其中 %2 次由边缘完成</translation>
    </message>
    <message>
        <source>Runs that lost the cloud, which the edge has finished by itself; not measured, they count for nothing: %1.</source>
        <translation>以下运行失去了云端，由边缘独自完成；它们未被测量，不计入任何结果：%1。</translation>
    </message>
    <message>
        <source>Predicted over all cuts, at CPU %1: from cut %2 to cut %3 at %4 Mbit/s.</source>
        <translation>预测（对全部切分点）：CPU %1 时，在 %4 Mbit/s 处由切分点 %2 变为 %3。</translation>
    </message>
    <message>
        <source>Predicted over all cuts, at %1: from cut %2 to cut %3 at CPU %4.</source>
        <translation>预测（对全部切分点）：%1 时，在 CPU %4 处由切分点 %2 变为 %3。</translation>
    </message>
    <message>
        <source>%1 more lost the cloud and were finished on the edge.</source>
        <translation>另有 %1 次运行失去云端，由边缘完成。</translation>
    </message>
</context>
<context>
    <name>LabTable</name>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>*: the best cut of its setting</source>
        <translation>*：该设置下的最优切分点</translation>
    </message>
</context>
<context>
    <name>LatencyToolTip</name>
    <message>
        <source>run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>median of %1 runs: %2</source>
        <translation>%1 次运行的中位数：%2</translation>
    </message>
    <message>
        <source>Cut %1: not measured under these conditions</source>
        <translation>切分点 %1：在当前条件下尚未测量</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>切分点 %1</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>end-to-end</source>
        <translation>端到端</translation>
    </message>
    <message>
        <source>* this computer was too slow or too busy for the device asked for</source>
        <translation>* 本机速度不足或过于繁忙，达不到所选设备</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>predicted, not measured</source>
        <translation>只有预测，尚未测量</translation>
    </message>
    <message>
        <source>predicted: 95 % of runs between %1 and %2 ms, %3 as %4</source>
        <translation>预测：95 % 的运行在 %1 与 %2 ms之间，以 %4 发送 %3</translation>
    </message>
    <message>
        <source>the median is within %1 and %2 ms (95 %)</source>
        <translation>中位数在 %1 与 %2 ms之间（95 %）</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>end-to-end, ms</source>
        <translation>端到端，ms</translation>
    </message>
    <message>
        <source>local, ms</source>
        <translation>本地，ms</translation>
    </message>
    <message>
        <source>transfer, ms</source>
        <translation>传输，ms</translation>
    </message>
    <message>
        <source>cloud, ms</source>
        <translation>云端，ms</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>predicted end-to-end, ms</source>
        <translation>预测端到端，ms</translation>
    </message>
    <message>
        <source>predicted local, ms</source>
        <translation>预测本地，ms</translation>
    </message>
    <message>
        <source>predicted transfer, ms</source>
        <translation>预测传输，ms</translation>
    </message>
    <message>
        <source>predicted cloud, ms</source>
        <translation>预测云端，ms</translation>
    </message>
</context>
<context>
    <name>LayerCard</name>
    <message>
        <source>Input → output</source>
        <translation>输入 → 输出</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Multiply-accumulates</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 百万</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>On the edge</source>
        <translation>在边缘</translation>
    </message>
    <message>
        <source>In the cloud</source>
        <translation>在云端</translation>
    </message>
    <message>
        <source>%1 measured</source>
        <translation>实测 %1</translation>
    </message>
    <message>
        <source>%1 predicted</source>
        <translation>预测 %1</translation>
    </message>
    <message>
        <source>local %1, transfer %2, cloud %3</source>
        <translation>本地 %1，传输 %2，云端 %3</translation>
    </message>
    <message>
        <source>Bytes if cut here</source>
        <translation>在此切分的字节数</translation>
    </message>
    <message>
        <source>Coded</source>
        <translation>编码后</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>已发送 %1</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>%1, in 95 % of runs %2 to %3</source>
        <translation>%1，95 % 的运行在 %2 至 %3 之间</translation>
    </message>
    <message>
        <source>Input %1: everything runs in the cloud</source>
        <translation>输入 %1：全部在云端运行</translation>
    </message>
</context>
<context>
    <name>LinkFile</name>
    <message>
        <source>delay_ms is not half of rtt_ms</source>
        <translation>delay_ms 不是 rtt_ms 的一半</translation>
    </message>
    <message>
        <source>splitscope_links is not %1</source>
        <translation>splitscope_links 不是 %1</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>它不是 JSON 对象</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 出现了两次</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it is larger than %1 bytes</source>
        <translation>它大于 %1 字节</translation>
    </message>
    <message>
        <source>it has to hold one preset, whose id begins with my- and is the file&apos;s name</source>
        <translation>它只能包含一个预设，其 id 以 my- 开头并与文件名相同</translation>
    </message>
    <message>
        <source>%1 is not possible, only %2</source>
        <translation>%1 不可行，只能是 %2</translation>
    </message>
    <message>
        <source>%1 is missing, or not what belongs there</source>
        <translation>缺少 %1，或其内容不符</translation>
    </message>
    <message>
        <source>%1 does not belong there</source>
        <translation>%1 不应出现在此处</translation>
    </message>
    <message>
        <source>%1: %2 Mbit/s is not within %3</source>
        <translation>%1：%2 Mbit/s 不在 %3 之内</translation>
    </message>
</context>
<context>
    <name>LinkProbe</name>
    <message>
        <source>up %1 Mbit/s, down %2 Mbit/s, round trip %3 ms (median %4); cost %5 kB and %6 ms</source>
        <translation>上行 %1 Mbit/s，下行 %2 Mbit/s，往返 %3 ms（中位数 %4）；耗费 %5 kB 和 %6 ms</translation>
    </message>
</context>
<context>
    <name>LocalText</name>
    <message>
        <source>en</source>
        <comment>the language of names in files: en or zh</comment>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>ModelOptions</name>
    <message>
        <source>Weights of the network: a safetensors file or a PyTorch state dict. Default: seeded, untrained.</source>
        <translation>网络的权重：safetensors 文件或 PyTorch state dict。默认：由种子生成，未经训练。</translation>
    </message>
    <message>
        <source>Of seeded weights. Default: %1.</source>
        <translation>由种子生成的权重所用的种子。默认：%1。</translation>
    </message>
    <message>
        <source>--seed: weights from a file have none; give --weights or --seed</source>
        <translation>--seed：来自文件的权重没有种子；请只给出 --weights 或 --seed</translation>
    </message>
    <message>
        <source>--seed %1: give a whole number from 0 up</source>
        <translation>--seed %1：请给出不小于 0 的整数</translation>
    </message>
    <message>
        <source>%1, or a TorchScript file of a plain sequence of layers. Open only files of people you trust. Default: %2.</source>
        <translation>%1，或由单纯层序列构成的 TorchScript 文件。只打开您信任的人的文件。默认：%2。</translation>
    </message>
    <message>
        <source>Of a TorchScript file&apos;s input: channels x height x width, like 3x224x224.</source>
        <translation>TorchScript 文件的输入形状：通道 x 高 x 宽，例如 3x224x224。</translation>
    </message>
    <message>
        <source>--input-shape %1: give three extents, like 3x224x224</source>
        <translation>--input-shape %1：请给出三个尺寸，例如 3x224x224</translation>
    </message>
    <message>
        <source>--weights and --seed: a TorchScript file has weights of its own; give neither</source>
        <translation>--weights 和 --seed：TorchScript 文件自带权重；两者都不要给出</translation>
    </message>
    <message>
        <source>Of the linear layers&apos; weights: %1. Less is faster and changes the answer. Default: %2.</source>
        <translation>线性层权重的精度：%1。精度越低越快，但会改变结果。默认：%2。</translation>
    </message>
    <message>
        <source>That compute an unpaced run, 1 to %1. Default: 1.</source>
        <translation>不限速的运行所用的计算线程数，1 到 %1。默认：1。</translation>
    </message>
    <message>
        <source>--threads %1: give a number from 1 to %2</source>
        <translation>--threads %1：请给出 1 到 %2 之间的数</translation>
    </message>
</context>
<context>
    <name>NotebookOptions</name>
    <message>
        <source>%1 %2: give a whole number from 1 on</source>
        <translation>%1 %2：请给出从 1 起的整数</translation>
    </message>
    <message>
        <source>%1: %2 runs can be read, %3 cannot.</source>
        <translation>%1：%2 次运行可以读取，%3 次不能。</translation>
    </message>
</context>
<context>
    <name>PictureName</name>
    <message>
        <source>bowl of oranges</source>
        <translation>一碗橙子</translation>
    </message>
    <message>
        <source>cat at the window</source>
        <translation>窗边的猫</translation>
    </message>
    <message>
        <source>city at night</source>
        <translation>夜晚的城市</translation>
    </message>
    <message>
        <source>lighthouse</source>
        <translation>灯塔</translation>
    </message>
    <message>
        <source>mountain lake</source>
        <translation>山间湖泊</translation>
    </message>
    <message>
        <source>ship at sunset</source>
        <translation>日落时的船</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
</context>
<context>
    <name>PredictCommand</name>
    <message>
        <source>How the tensor travels: one of %1, or auto. Default: fp32.</source>
        <translation>张量的传输编码：%1 之一，或 auto。默认：fp32。</translation>
    </message>
    <message>
        <source>The node is busy with others&apos; work: its computing takes so many times as long, 1 to 1000. Default: 1.</source>
        <translation>云端节点忙于他人的任务：其计算耗时为原来的若干倍，1 到 1000。默认：1。</translation>
    </message>
    <message>
        <source>Where the times of the two halves come from: profile, as measured (the default), or neurosurgeon, as splitscope-edge train has fitted them.</source>
        <translation>两部分耗时的来源：profile 实测（默认），或 neurosurgeon，由 splitscope-edge train 拟合。</translation>
    </message>
    <message>
        <source>One JSON object, on standard output.</source>
        <translation>在标准输出上给出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Predicts what runs would take at each cut, before any of them is made.
First it measures for some seconds what the two halves of the network, the codings and the messages take on this computer and on the node; how far off predictions made of that are is the first line. A ~ means predicted, low and high hold 95 % of runs.
Example: splitscope-edge predict --preset lab --measure 3</source>
        <translation>在运行之前预测每个切分点的耗时。
先用几秒钟测量网络的两部分、各种编码和消息在本机和节点上的耗时；第一行给出据此预测的误差。~ 表示预测值，下限和上限之间包含 95 % 的运行。
示例：splitscope-edge predict --preset lab --measure 3</translation>
    </message>
    <message>
        <source>Predict latencies.</source>
        <translation>预测时延。</translation>
    </message>
    <message>
        <source>Cut points: 13, or 0,8,13,22, or all (the default).</source>
        <translation>切分点：13，或 0,8,13,22，或 all（默认）。</translation>
    </message>
    <message>
        <source>Measure so many runs of each cut, too, 1 to 100, and show their median and the prediction&apos;s error beside it.</source>
        <translation>每个切分点另外实测若干次，1 到 100，并在旁边显示中位数和预测误差。</translation>
    </message>
    <message>
        <source>Finds the best cut, what it has to beat, and where another one takes over.
Everything is predicted from what is measured in the first seconds.
Example: splitscope-edge plan --preset lab --deadline 1300 --objective bytes</source>
        <translation>找出最佳切分点、它要超过的基准，以及何处由另一个切分点取代。
一切均由最初几秒的测量预测得出。
示例：splitscope-edge plan --preset lab --deadline 1300 --objective bytes</translation>
    </message>
    <message>
        <source>Plan the cut.</source>
        <translation>规划切分点。</translation>
    </message>
    <message>
        <source>What is to be as small as possible: latency (the default), bytes, those that are sent, or energy of the edge, as modelled.</source>
        <translation>要使之最小的量：latency 时延（默认）、bytes 发送的字节数，或 energy 边缘的能耗（模型值）。</translation>
    </message>
    <message>
        <source>What sending takes beside the device&apos;s own power: 3g, lte or wifi, as %1 have it. Default: what the device&apos;s file says.</source>
        <translation>发送时在设备自身功率之外的功率：3g、lte 或 wifi，取自 %1。默认：设备文件所述。</translation>
    </message>
    <message>
        <source>Also the cut that is best among those that take at most so long.</source>
        <translation>另给出耗时不超过该期限的切分点中最好的一个。</translation>
    </message>
    <message>
        <source>Columns of the map, in Mbit/s. Default: %1.</source>
        <translation>图的列，单位 Mbit/s。默认：%1。</translation>
    </message>
    <message>
        <source>Rows of the map, the edge&apos;s CPU shares. Default: %1.</source>
        <translation>图的行，边缘的 CPU 份额。默认：%1。</translation>
    </message>
    <message>
        <source>--%1 %2: give a number from %3 to %4</source>
        <translation>--%1 %2：请给出 %3 到 %4 的数</translation>
    </message>
    <message>
        <source>--%1: give at most %2 values</source>
        <translation>--%1：最多给出 %2 个值</translation>
    </message>
    <message>
        <source>--%1 %2: give numbers with commas between</source>
        <translation>--%1 %2：请给出用逗号分隔的数</translation>
    </message>
    <message>
        <source>--predictor %1: give profile or neurosurgeon</source>
        <translation>--predictor %1：请给出 profile 或 neurosurgeon</translation>
    </message>
    <message>
        <source>--coding %1: give one coding</source>
        <translation>--coding %1：请给出一种编码</translation>
    </message>
    <message>
        <source>--radio %1: give 3g, lte or wifi</source>
        <translation>--radio %1：请给出 3g、lte 或 wifi</translation>
    </message>
    <message>
        <source>--objective energy: the file of %1 does not say %2</source>
        <translation>--objective energy：%1 的文件没有给出 %2</translation>
    </message>
    <message>
        <source>--objective %1: give latency, bytes or energy</source>
        <translation>--objective %1：请给出 latency、bytes 或 energy</translation>
    </message>
    <message>
        <source>--cut %1: %2</source>
        <translation>--cut %1：%2</translation>
    </message>
</context>
<context>
    <name>PredictionReport</name>
    <message>
        <source>cut %1: ~%2 ms (%3 to %4), %5 bytes as %6</source>
        <translation>切分点 %1：~%2 ms（%3 到 %4），%5 字节，编码 %6</translation>
    </message>
    <message>
        <source>cut %1 everywhere</source>
        <translation>处处为切分点 %1</translation>
    </message>
    <message>
        <source>%1, then cut %2</source>
        <translation>%1，其后为切分点 %2</translation>
    </message>
    <message>
        <source>CPU \ Mbit/s</source>
        <translation>CPU \ Mbit/s</translation>
    </message>
    <message>
        <source>Within %1 ms: no cut; the fastest takes ~%2 ms</source>
        <translation>%1 ms 之内：没有切分点；最快的需要 ~%2 ms</translation>
    </message>
    <message>
        <source>Within %1 ms, least %2: %3</source>
        <translation>%1 ms 之内，%2 最小：%3</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>low</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>high</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>%1 unlimited runs, each predicted from the others: median error %2 %, 95 % of them below %3 %</source>
        <translation>%1 次不受限的运行，每次由其余各次预测：误差中位数 %2 %，其中 95 % 低于 %3 %</translation>
    </message>
    <message>
        <source>layers as the regressions have them: over %1 cuts the median error is %2 %, 95 % are below %3 %</source>
        <translation>各层取回归值：%1 个切分点的误差中位数为 %2 %，95 % 低于 %3 %</translation>
    </message>
    <message>
        <source>Least %1: %2</source>
        <translation>%1 最小：%2</translation>
    </message>
    <message>
        <source>All edge: %1</source>
        <translation>全部在边缘：%1</translation>
    </message>
    <message>
        <source>All cloud, raw input: %1</source>
        <translation>全部在云端，原始输入：%1</translation>
    </message>
    <message>
        <source>All cloud, JPEG input: %1</source>
        <translation>全部在云端，JPEG 输入：%1</translation>
    </message>
    <message>
        <source>Fastest by bandwidth: %1</source>
        <translation>按带宽最快：%1</translation>
    </message>
    <message>
        <source>cut %1 below %2 Mbit/s</source>
        <translation>低于 %2 Mbit/s 时切分点 %1</translation>
    </message>
    <message>
        <source>Fastest by the edge&apos;s CPU share: %1</source>
        <translation>按边缘 CPU 份额最快：%1</translation>
    </message>
    <message>
        <source>cut %1 below %2</source>
        <translation>低于 %2 时切分点 %1</translation>
    </message>
    <message>
        <source>Fastest cut:</source>
        <translation>最快的切分点：</translation>
    </message>
</context>
<context>
    <name>ProbeCommand</name>
    <message>
        <source>Sends about a second of data over the link to a cloud node, each way, and times it. The node has to have the same network and weights as for a run.</source>
        <translation>在到云端节点的链路上，每个方向传输约一秒的数据并计时。与运行一样，节点须有相同的网络和权重。</translation>
    </message>
    <message>
        <source>Probe the link.</source>
        <translation>探测链路。</translation>
    </message>
    <message>
        <source>The node, as ws://HOST:PORT. Default: a node inside this program.</source>
        <translation>云端节点的地址，如 ws://HOST:PORT。默认使用程序内置的节点。</translation>
    </message>
    <message>
        <source>outside (the default), or emulated: as a run has it.</source>
        <translation>outside（默认，外部链路）或 emulated（模拟链路），含义与 run 相同。</translation>
    </message>
    <message>
        <source>Of an emulated link, as a run has it.</source>
        <translation>用于模拟链路，含义与 run 相同。</translation>
    </message>
    <message>
        <source>One JSON object, on standard output.</source>
        <translation>在标准输出上给出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>en or zh. Default: the system&apos;s.</source>
        <translation>en 或 zh。默认跟随系统。</translation>
    </message>
</context>
<context>
    <name>ProfileCommand</name>
    <message>
        <source>  #  layer             median ms      IQR ms</source>
        <translation>  #  层             中位数 ms 四分位距 ms</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Measures each layer of networks on this computer, in whole forwards, and writes the times as a device that --device and the window take.
Example: splitscope-edge profile --network alexnet-lab --out board.json</source>
        <translation>在本机上以完整的前向推理测量网络的每一层，并把时间写成 --device 和窗口可用的设备文件。
示例：splitscope-edge profile --network alexnet-lab --out board.json</translation>
    </message>
    <message>
        <source>Measure this computer.</source>
        <translation>测量本机。</translation>
    </message>
    <message>
        <source>Networks, with commas between, or all. Default: alexnet-lab.</source>
        <translation>网络，以逗号分隔，或 all（全部）。默认 alexnet-lab。</translation>
    </message>
    <message>
        <source>Forwards that count, 1 to %1. Default: 30.</source>
        <translation>计入的前向推理次数，1 到 %1。默认 30。</translation>
    </message>
    <message>
        <source>Share of one core that is measured. Default: 1.</source>
        <translation>测量时占一个核的份额。默认 1。</translation>
    </message>
    <message>
        <source>That compute, 1 to %1. Default: 1.</source>
        <translation>计算线程数，1 到 %1。默认 1。</translation>
    </message>
    <message>
        <source>The device file that is written.</source>
        <translation>要写出的设备文件。</translation>
    </message>
    <message>
        <source>Write over a file that is there.</source>
        <translation>覆盖已有的文件。</translation>
    </message>
    <message>
        <source>The device&apos;s id: small letters, digits, &apos;-&apos;, &apos;_&apos; and &apos;.&apos;. Default: from the file&apos;s name.</source>
        <translation>设备的 id：小写字母、数字、“-”、“_”和“.”。默认取自文件名。</translation>
    </message>
    <message>
        <source>The device&apos;s name in lists. Default: its id.</source>
        <translation>设备在列表中的名称。默认为其 id。</translation>
    </message>
    <message>
        <source>The same in Chinese. Default: the other name.</source>
        <translation>中文名称。默认与上一名称相同。</translation>
    </message>
    <message>
        <source>The file&apos;s text on standard output, in place of a table.</source>
        <translation>在标准输出上给出文件内容，代替表格。</translation>
    </message>
    <message>
        <source>en or zh. Default: the system&apos;s.</source>
        <translation>en 或 zh。默认跟随系统。</translation>
    </message>
    <message>
        <source>--network %1: %2 is given twice</source>
        <translation>--network %1：%2 重复出现</translation>
    </message>
    <message>
        <source>--id %1: give up to 64 small letters, digits, &apos;-&apos;, &apos;_&apos; and &apos;.&apos;</source>
        <translation>--id %1：请给出至多 64 个小写字母、数字、“-”、“_”和“.”</translation>
    </message>
    <message>
        <source>--id %1: a device inside the program is called so; give another</source>
        <translation>--id %1：程序内置设备已用此名；请另取一个</translation>
    </message>
    <message>
        <source>--name %1: give a name in one line</source>
        <translation>--name %1：请给出单行的名称</translation>
    </message>
    <message>
        <source>--out is missing: name the device file to be written</source>
        <translation>缺少 --out：请指定要写出的设备文件</translation>
    </message>
    <message>
        <source>--out %1: the file is there already; --force writes over it</source>
        <translation>--out %1：文件已存在；用 --force 覆盖</translation>
    </message>
    <message>
        <source>--runs %1: give a number from 1 to %2</source>
        <translation>--runs %1：请给出 1 到 %2 之间的数</translation>
    </message>
    <message>
        <source>--threads %1: give a number from 1 to %2</source>
        <translation>--threads %1：请给出 1 到 %2 之间的数</translation>
    </message>
    <message>
        <source>--threads: a share of one core is one thread&apos;s</source>
        <translation>--threads：一个核的份额只属于一个线程</translation>
    </message>
</context>
<context>
    <name>ProgramHelp</name>
    <message>
        <source>measure split runs</source>
        <translation>测量切分运行</translation>
    </message>
    <message>
        <source>measure a grid of settings; resumable</source>
        <translation>测量一整个设置网格，可中断后继续</translation>
    </message>
    <message>
        <source>predict the latency of every cut</source>
        <translation>预测每个切分点的时延</translation>
    </message>
    <message>
        <source>the best cut, and where it changes</source>
        <translation>最佳切分点，以及它在何处改变</translation>
    </message>
    <message>
        <source>move the cut while the bandwidth changes</source>
        <translation>随带宽变化移动切分点</translation>
    </message>
    <message>
        <source>the lab sheet&apos;s grid, also over the kernel&apos;s own link</source>
        <translation>实验指导书的网格，也可经内核的真实链路</translation>
    </message>
    <message>
        <source>measure a link by sending over it</source>
        <translation>通过发送数据测量链路</translation>
    </message>
    <message>
        <source>measure this computer as a device to emulate</source>
        <translation>测量本机，存为可模拟的设备</translation>
    </message>
    <message>
        <source>learn what layers cost on this computer</source>
        <translation>学习各类层在本机上的耗时</translation>
    </message>
    <message>
        <source>compare how tensors can travel</source>
        <translation>比较张量的传输编码</translation>
    </message>
    <message>
        <source>write a notebook&apos;s runs as CSV, JSON or a trace</source>
        <translation>把记录本中的运行导出为 CSV、JSON 或跟踪文件</translation>
    </message>
    <message>
        <source>read a table typed by hand into a notebook</source>
        <translation>把手工录入的表格导入记录本</translation>
    </message>
    <message>
        <source>compare two notebooks or experiments</source>
        <translation>比较两个记录本或实验</translation>
    </message>
    <message>
        <source>list the networks</source>
        <translation>列出网络</translation>
    </message>
    <message>
        <source>list the devices</source>
        <translation>列出设备</translation>
    </message>
    <message>
        <source>list the links</source>
        <translation>列出链路</translation>
    </message>
    <message>
        <source>The edge half of split inference, without a window: layers 1 to the cut run here, the rest in a cloud node.</source>
        <translation>切分推理的边缘部分，无窗口：第 1 层到切分点在此运行，其余在云端节点运行。</translation>
    </message>
    <message>
        <source>Usage: splitscope-edge COMMAND [options]</source>
        <translation>用法：splitscope-edge 命令 [选项]</translation>
    </message>
    <message>
        <source>Begin with the lab&apos;s setting: splitscope-edge run --preset lab</source>
        <translation>从实验的设置开始：splitscope-edge run --preset lab</translation>
    </message>
    <message>
        <source>What a command can do: splitscope-edge COMMAND --help</source>
        <translation>查看某个命令：splitscope-edge 命令 --help</translation>
    </message>
    <message>
        <source>--version tells the versions of program, protocol and libraries.</source>
        <translation>--version 显示程序、协议和各库的版本。</translation>
    </message>
    <message>
        <source>write the lab report: PDF, ODT, HTML or Markdown</source>
        <translation>生成实验报告：PDF、ODT、HTML 或 Markdown</translation>
    </message>
    <message>
        <source>write or read the lab&apos;s deployment.yaml</source>
        <translation>写出或读取实验室的 deployment.yaml</translation>
    </message>
</context>
<context>
    <name>QuantityText</name>
    <message>
        <source>%1x%1, stride %2</source>
        <translation>%1x%1，步长 %2</translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation>填充 %1</translation>
    </message>
    <message>
        <source>to %1x%1</source>
        <translation>至 %1x%1</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>不生效</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>cpu %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>delay %1 ms</source>
        <translation>时延 %1 ms</translation>
    </message>
    <message>
        <source>with skip</source>
        <translation>带跳连</translation>
    </message>
    <message>
        <source>without skip</source>
        <translation>无跳连</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Each run has the coding that is predicted to be through the soonest: any but JPEG. Its record says which.</source>
        <translation>每次运行选用预计最快传完的编码方式（JPEG 除外），记录中会写明是哪一种。</translation>
    </message>
    <message>
        <source>Lossless: every bit arrives.</source>
        <translation>无损：每一位都原样到达。</translation>
    </message>
    <message>
        <source>Lossy: the answer changes a little, and the record says how much.</source>
        <translation>有损：结果略有变化，变化多少见记录。</translation>
    </message>
    <message>
        <source>Only the picture itself, at cut 0.</source>
        <translation>只用于切分点 0 处的图片本身。</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>外部</translation>
    </message>
    <message>
        <source>paced</source>
        <translation>步调控制</translation>
    </message>
    <message>
        <source>kernel quota %1 ms</source>
        <translation>内核配额 %1 ms</translation>
    </message>
    <message>
        <source>shaped outside</source>
        <translation>外部整形</translation>
    </message>
    <message>
        <source>%1 to %2 Mbit/s, mean %3</source>
        <translation>%1 到 %2 Mbit/s，平均 %3</translation>
    </message>
    <message>
        <source>%1: %2; %3 s, then anew</source>
        <translation>%1：%2；%3 秒后重新开始</translation>
    </message>
    <message numerus="yes">
        <source>%n other edges</source>
        <translation>
            <numerusform>%n 个其他边缘</numerusform>
        </translation>
    </message>
    <message>
        <source>1 other edge</source>
        <translation>1 个其他边缘</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>RecordCells</name>
    <message>
        <source>cpu</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>end-end</source>
        <translation>端到端</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>cpu got</source>
        <translation>实得 CPU</translation>
    </message>
    <message>
        <source>Mbit/s got</source>
        <translation>实得 Mbit/s</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>数据量</translation>
    </message>
    <message>
        <source>top-1</source>
        <translation>top-1</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>run</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>coding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>95 % interval (runs)</source>
        <translation>95 % 区间（次数）</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>RecordToolTip</name>
    <message>
        <source>%1 changed the output by %2 %.</source>
        <translation>%1 使输出改变了 %2 %。</translation>
    </message>
    <message>
        <source>Another class has the highest score.</source>
        <translation>得分最高的类别变了。</translation>
    </message>
    <message>
        <source>%1 runs at this cut: median %2, middle half within %3, 95 of 100 below %4.</source>
        <translation>此切分点共运行 %1 次：中位数 %2，中间一半相差不超过 %3，百分之九十五低于 %4。</translation>
    </message>
    <message>
        <source>This computer was too slow or too busy for the device asked for.</source>
        <translation>对于所选设备，本机过慢或过忙。</translation>
    </message>
    <message>
        <source>The link was shaped outside this program, or not at all.</source>
        <translation>链路在本程序之外限速，或未限速。</translation>
    </message>
    <message>
        <source>Round trip %1.</source>
        <translation>往返时延 %1。</translation>
    </message>
</context>
<context>
    <name>ReportCommand</name>
    <message>
        <source>reading the runs</source>
        <translation>正在读取运行</translation>
    </message>
    <message>
        <source>There are no runs; the report says so.</source>
        <translation>没有运行；报告中会说明这一点。</translation>
    </message>
    <message>
        <source>No font has Chinese characters, which terminals and names may have; install fonts-noto-cjk.</source>
        <translation>没有含中文字符的字体，而终端和姓名中可能有中文；请安装 fonts-noto-cjk。</translation>
    </message>
    <message>
        <source>writing the report</source>
        <translation>正在写报告</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>已写出 %1。</translation>
    </message>
    <message>
        <source>Writes the lab report of a notebook: the title block, configuration, terminals, the data table, charts, findings, and the sheet&apos;s questions with facts from the runs and room for your own words. What was set aside in the window by “Capture for report” is in it.
Example: splitscope-edge report lab.splitscope --lang zh --out report.pdf</source>
        <translation>由实验记录生成实验报告：题头、配置、终端、数据表、图表、计算结果，以及实验题目（附来自运行的事实和书写的空白）。窗口中用 “截取到报告” 保存的内容也在其中。
示例: splitscope-edge report lab.splitscope --lang zh --out report.pdf</translation>
    </message>
    <message>
        <source>Write a report.</source>
        <translation>生成报告。</translation>
    </message>
    <message>
        <source>The file, or FILE#N for its experiment N.</source>
        <translation>实验记录文件，或用 FILE#N 指定其中的第 N 个实验。</translation>
    </message>
    <message>
        <source>The file that is written; its ending says as what: .pdf, .odt, .html or .md. Default: report.pdf.</source>
        <translation>要写出的文件；由后缀决定格式：.pdf、.odt、.html 或 .md。默认：report.pdf。</translation>
    </message>
    <message>
        <source>These experiments alone: 2, or 1,3. Default: all.</source>
        <translation>只包含这些实验：2，或 1,3。默认：全部。</translation>
    </message>
    <message>
        <source>For the title block, as the next four. Default: what was typed in the window last.</source>
        <translation>课程名称，用于题头，下面四项同。默认：上次在窗口中填写的内容。</translation>
    </message>
    <message>
        <source>The experiment&apos;s.</source>
        <translation>实验项目名称。</translation>
    </message>
    <message>
        <source>Yours.</source>
        <translation>姓名。</translation>
    </message>
    <message>
        <source>Your student number.</source>
        <translation>学号。</translation>
    </message>
    <message>
        <source>Of the experiment.</source>
        <translation>实验日期。</translation>
    </message>
    <message>
        <source>Write over a file that is there.</source>
        <translation>覆盖已有的文件。</translation>
    </message>
    <message>
        <source>Of the report: en or zh. Default: the system&apos;s.</source>
        <translation>报告的语言：en 或 zh。默认：系统语言。</translation>
    </message>
    <message>
        <source>give a notebook: report FILE</source>
        <translation>请给出实验记录：report FILE</translation>
    </message>
    <message>
        <source>--out %1: give a file that ends in .pdf, .odt, .html or .md</source>
        <translation>--out %1：文件名请以 .pdf、.odt、.html 或 .md 结尾</translation>
    </message>
    <message>
        <source>--out %1: the file is there; --force writes over it</source>
        <translation>--out %1：文件已存在；--force 会覆盖它</translation>
    </message>
</context>
<context>
    <name>RunReport</name>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>cpu %1 of %2</source>
        <translation>CPU %1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 Mbit/s</source>
        <translation>%1 / %2 Mbit/s</translation>
    </message>
    <message>
        <source>this computer was too slow or too busy for the edge asked for</source>
        <translation>本机速度不足或过于繁忙，达不到所选的边缘端设备</translation>
    </message>
    <message>
        <source>the cloud&apos;s computer was too slow or too busy for the device asked for</source>
        <translation>云端主机速度不足或过于繁忙，达不到所选设备</translation>
    </message>
    <message>
        <source>achieved: %1</source>
        <translation>实际达到：%1</translation>
    </message>
    <message>
        <source>cut %1: failed: %2</source>
        <translation>切分点 %1：失败：%2</translation>
    </message>
    <message>
        <source>cut %1: end-to-end %2 ms = local %3 + transfer %4 + cloud %5</source>
        <translation>切分点 %1：端到端 %2 ms = 本地 %3 + 传输 %4 + 云端 %5</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>best cut: %1 (%2 ms)</source>
        <translation>最优切分点：%1（%2 ms）</translation>
    </message>
    <message>
        <source>%1: %2 of %3 bytes</source>
        <translation>%1：%2 / %3 字节</translation>
    </message>
    <message>
        <source>output off by %1 %</source>
        <translation>输出偏差 %1 %</translation>
    </message>
    <message>
        <source>another class is best</source>
        <translation>最高分的类别不同</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>外部</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>round trip %1 ms</source>
        <translation>往返 %1 ms</translation>
    </message>
    <message>
        <source>link shaped outside</source>
        <translation>链路由外部整形</translation>
    </message>
    <message>
        <source>cloud cpu %1 of %2</source>
        <translation>云端 CPU %1 / %2</translation>
    </message>
    <message>
        <source>trace %1 from %2 s on</source>
        <translation>轨迹 %1 自第 %2 秒起</translation>
    </message>
    <message numerus="yes">
        <source>%n other edge(s) at the node</source>
        <translation>
            <numerusform>节点上另有 %n 个边缘</numerusform>
        </translation>
    </message>
    <message>
        <source>cut %1: finished on the edge, not measured: end-to-end %2 ms = local %3 + transfer and waiting %4 + cloud %5</source>
        <translation>切分点 %1：由边缘完成，未测量：端到端 %2 ms = 本地 %3 + 传输及等待 %4 + 云端 %5</translation>
    </message>
    <message>
        <source>finished on the edge, not measured</source>
        <translation>由边缘完成，未测量</translation>
    </message>
</context>
<context>
    <name>RunSpans</name>
    <message>
        <source>edge compute</source>
        <translation>边缘计算</translation>
    </message>
    <message>
        <source>encode</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>uplink (estimate)</source>
        <translation>上行（估计）</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>decode</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>cloud compute</source>
        <translation>云端计算</translation>
    </message>
    <message>
        <source>downlink (estimate)</source>
        <translation>下行（估计）</translation>
    </message>
    <message>
        <source>run %1: cut %2</source>
        <translation>运行 %1：切分点 %2</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>link</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>%1, finished on the edge</source>
        <translation>%1，由边缘完成</translation>
    </message>
</context>
<context>
    <name>RunState</name>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>best; host too slow</source>
        <translation>最优；主机过慢</translation>
    </message>
    <message>
        <source>host too slow</source>
        <translation>主机过慢</translation>
    </message>
    <message>
        <source>composed</source>
        <translation>组合得出</translation>
    </message>
    <message>
        <source>best cut</source>
        <translation>最优切分点</translation>
    </message>
    <message>
        <source>ties with the best</source>
        <translation>与最优无法区分</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>finished on the edge: %1</source>
        <translation>由边缘完成：%1</translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>(not in the notebook)</source>
        <translation>（未存入记录本）</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 次运行</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 次运行</translation>
    </message>
    <message>
        <source>Finished on the edge without the cloud, not measured: end-to-end %1 ms = local %2 + transfer and waiting %3 + cloud %4.</source>
        <translation>没有云端，由边缘完成，未测量：端到端 %1 ms = 本地 %2 + 传输及等待 %3 + 云端 %4。</translation>
    </message>
</context>
<context>
    <name>ShareText</name>
    <message>
        <source>paced instead of the kernel&apos;s quota (%1: %2)</source>
        <translation>内核配额不可用，改用步调控制（%1：%2）</translation>
    </message>
    <message>
        <source>paced</source>
        <translation>步调控制</translation>
    </message>
    <message>
        <source>kernel quota, %1 ms</source>
        <translation>内核配额，%1 ms</translation>
    </message>
</context>
<context>
    <name>StageText</name>
    <message>
        <source>edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>encode</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>uplink</source>
        <translation>上行</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>decode</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>downlink</source>
        <translation>下行</translation>
    </message>
    <message>
        <source>link</source>
        <translation>链路</translation>
    </message>
</context>
<context>
    <name>SweepChoiceText</name>
    <message>
        <source>“%1” is not a number. Write a list as 0.3,0.5,0.7 or as 0.2..0.8:0.1.</source>
        <translation>“%1”不是数字。请写成 0.3,0.5,0.7 这样的列表，或 0.2..0.8:0.1 这样的范围。</translation>
    </message>
    <message>
        <source>“%1” is no range. Give the lower end first and a step above 0, as in 0.2..0.8:0.1, and not more than 1000 values.</source>
        <translation>“%1”不是有效范围。请先写下限，步长大于 0，如 0.2..0.8:0.1，且不超过 1000 个值。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>SweepOptions</name>
    <message>
        <source>Measures a whole grid of settings in random order, and says which cut is the best in each and which setting is the best of all. Every run is kept in a notebook as it happens, so that a sweep that was stopped can be resumed.
Lists: 0.3,0.5,0.7 or 0.2..0.8:0.1 (from..to:step).
Example, the lab sheet&apos;s grid: splitscope-edge sweep --preset lab
Example: splitscope-edge sweep --preset lab --cut 0,8,13,22 --until-width 2%</source>
        <translation>按随机顺序测量整个设置网格，给出每种设置下的最佳切分点以及全部设置中的最佳设置。每次运行都即时写入实验记录本，中断的扫描可以继续。
列表写法：0.3,0.5,0.7 或 0.2..0.8:0.1（起..止:步长）。
示例，实验指导书的网格：splitscope-edge sweep --preset lab
示例：splitscope-edge sweep --preset lab --cut 0,8,13,22 --until-width 2%</translation>
    </message>
    <message>
        <source>Measure a grid.</source>
        <translation>测量一个网格。</translation>
    </message>
    <message>
        <source>Cut points: a list, or all (the default).</source>
        <translation>切分点：列表，或 all（默认）。</translation>
    </message>
    <message>
        <source>How the tensor travels, with commas between: %1, or auto. Default: fp32.</source>
        <translation>张量的传输编码，以逗号分隔：%1，或 auto。默认：fp32。</translation>
    </message>
    <message>
        <source>Runs of each cell, 1 to 1000, at the least where --until-width is given. Default: 3.</source>
        <translation>每格的运行次数，1 到 1000；给出 --until-width 时为最少次数。默认：3。</translation>
    </message>
    <message>
        <source>Runs of each cut and coding before anything counts. Default: 1.</source>
        <translation>正式计数前，每个切分点和编码的预热次数。默认：1。</translation>
    </message>
    <message>
        <source>Repeat each cell until the 95 % interval of its median is at most so wide, as 5% of the median.</source>
        <translation>重复每一格，直到中位数的 95 % 区间宽度不超过此值，如中位数的 5%。</translation>
    </message>
    <message>
        <source>With --until-width: not more often than this. Default: 30.</source>
        <translation>与 --until-width 同用：最多重复次数。默认：30。</translation>
    </message>
    <message>
        <source>Decides the random order. Default: drawn, and kept in the notebook.</source>
        <translation>决定随机顺序。默认：随机抽取并记入记录本。</translation>
    </message>
    <message>
        <source>full: every cell is measured (the default). composed: the edge&apos;s half is measured once for each share, the cloud&apos;s once, each transfer once for each bandwidth; cells are composed of them, marked so, and some are verified.</source>
        <translation>full：测量每一格（默认）。composed：边缘部分每个 CPU 份额测一次，云端部分测一次，每种带宽的传输测一次；各格由它们合成并标明，其中一部分经实测验证。</translation>
    </message>
    <message>
        <source>With --mode composed: so many cells, drawn at random, are measured end to end too. Default: one in 25, 4 at the least.</source>
        <translation>与 --mode composed 同用：随机抽取这么多格作端到端实测。默认：每 25 格一格，至少 4 格。</translation>
    </message>
    <message>
        <source>The notebook that keeps the runs. Default: %1.</source>
        <translation>保存运行的记录本。默认：%1。</translation>
    </message>
    <message>
        <source>Go on with this experiment of the notebook: what is missing of its plan is measured.</source>
        <translation>继续记录本中的这个实验：补测其计划中缺少的部分。</translation>
    </message>
    <message>
        <source>Do not ask before a sweep that takes hours.</source>
        <translation>耗时数小时的扫描也不询问。</translation>
    </message>
    <message>
        <source>One JSON object for each cell and one for the whole, on standard output.</source>
        <translation>在标准输出上，每格一个 JSON 对象，总体一个。</translation>
    </message>
    <message>
        <source>--%1 %2: that is not a number</source>
        <translation>--%1 %2：不是数字</translation>
    </message>
    <message>
        <source>--%1 %2: that is not a whole number</source>
        <translation>--%1 %2：不是整数</translation>
    </message>
    <message>
        <source>--%1 %2: the step has to be above 0</source>
        <translation>--%1 %2：步长必须大于 0</translation>
    </message>
    <message>
        <source>--%1 %2: the range is empty; give the lower end first</source>
        <translation>--%1 %2：范围为空；请先写较小的一端</translation>
    </message>
    <message>
        <source>--%1 %2: that is more than 10000 values</source>
        <translation>--%1 %2：超过 10000 个取值</translation>
    </message>
    <message>
        <source>--until-width %1: write it as %1%</source>
        <translation>--until-width %1：请写成 %1%</translation>
    </message>
    <message>
        <source>--mode %1: give full or composed</source>
        <translation>--mode %1：请给出 full 或 composed</translation>
    </message>
    <message>
        <source>--%1: a sweep that is resumed keeps its plan; leave this out, or begin a new one</source>
        <translation>--%1：继续的扫描沿用原计划；请去掉此选项，或另开一次扫描</translation>
    </message>
    <message>
        <source>--resume %1: that experiment is no sweep of this command</source>
        <translation>--resume %1：该实验不是由本命令开始的扫描</translation>
    </message>
</context>
<context>
    <name>SweepReport</name>
    <message>
        <source>outside</source>
        <translation>外部</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>composed</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>not measured: %1</source>
        <translation>未测：%1</translation>
    </message>
    <message>
        <source>nothing was measured</source>
        <translation>没有测到任何结果</translation>
    </message>
    <message>
        <source>best of all: CPU %1, %2 Mbit/s, cut %3: %4 ms</source>
        <translation>全部中最佳：CPU %1，%2 Mbit/s，切分点 %3：%4 ms</translation>
    </message>
    <message>
        <source>(others that cannot be told from it: %1)</source>
        <translation>（与其无法区分的另有 %1 个）</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 settings with %2 cuts and codings each</source>
        <translation>%1 种设置，每种 %2 个切分点与编码</translation>
    </message>
    <message>
        <source>runs of each: %1 to %2</source>
        <translation>每格运行 %1 到 %2 次</translation>
    </message>
    <message>
        <source>runs of each: %1</source>
        <translation>每格运行 %1 次</translation>
    </message>
    <message>
        <source>cpu</source>
        <translation>cpu</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>时延</translation>
    </message>
    <message>
        <source>best cut</source>
        <translation>最佳切分点</translation>
    </message>
    <message>
        <source>end-to-end</source>
        <translation>端到端</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>ties</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>composed, and no cell was verified</source>
        <translation>合成结果，没有任何一格经过验证</translation>
    </message>
    <message>
        <source>composed: %1 cells were also measured end to end, %2 % off by the median and %3 % at worst (CPU %4, %5 Mbit/s, cut %6: %7 ms measured)</source>
        <translation>合成：其中 %1 格另作端到端实测，偏差中位数 %2 %，最大 %3 %（CPU %4，%5 Mbit/s，切分点 %6：实测 %7 ms）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, composed of %2 parts, %3</source>
        <translation>%1，由 %2 个部分合成，%3</translation>
    </message>
</context>
<context>
    <name>TraceFile</name>
    <message>
        <source>“%1” is no millisecond within 0 to %2</source>
        <translation>“%1” 不是 0 到 %2 之间的毫秒数</translation>
    </message>
    <message>
        <source>its time is before the one before</source>
        <translation>其时间早于前一个</translation>
    </message>
    <message>
        <source>it ends at 0 ms</source>
        <translation>它在 0 ms 处结束</translation>
    </message>
    <message>
        <source>%1 Mbit/s from %2 ms on: at most %3 are possible</source>
        <translation>自 %2 ms 起为 %1 Mbit/s：最多只能为 %3</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>它过长</translation>
    </message>
    <message>
        <source>not seconds and Mbit/s with a comma between</source>
        <translation>不是以逗号分隔的秒和 Mbit/s</translation>
    </message>
    <message>
        <source>“%1” is not a number</source>
        <translation>“%1” 不是数</translation>
    </message>
    <message>
        <source>%1 s is not within 0 to %2</source>
        <translation>%1 秒不在 0 到 %2 之内</translation>
    </message>
    <message>
        <source>%1 Mbit/s is not within %2</source>
        <translation>%1 Mbit/s 不在 %2 之内</translation>
    </message>
    <message>
        <source>its time is not after the one before</source>
        <translation>其时间不晚于前一个</translation>
    </message>
    <message>
        <source>it has no rates</source>
        <translation>其中没有速率</translation>
    </message>
    <message>
        <source>it has more than %1 rates</source>
        <translation>其中的速率多于 %1 个</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it is larger than %1 MB</source>
        <translation>它大于 %1 MB</translation>
    </message>
    <message>
        <source>it is not text</source>
        <translation>它不是文本</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
</context>
<context>
    <name>TraceName</name>
    <message>
        <source>3G, train</source>
        <translation>3G，列车</translation>
    </message>
    <message>
        <source>3G, walking</source>
        <translation>3G，步行</translation>
    </message>
    <message>
        <source>LTE, driving</source>
        <translation>LTE，行车</translation>
    </message>
    <message>
        <source>Wi-Fi, interference</source>
        <translation>Wi-Fi，有干扰</translation>
    </message>
</context>
<context>
    <name>TypedSheet</name>
    <message>
        <source>“%1” is there twice</source>
        <translation>“%1” 出现了两次</translation>
    </message>
    <message>
        <source>the heads have no “%1”</source>
        <translation>表头中没有 “%1”</translation>
    </message>
    <message>
        <source>“%1” is not a number</source>
        <translation>“%1” 不是数字</translation>
    </message>
    <message>
        <source>%1 is not within %2 to %3</source>
        <translation>%1 不在 %2 到 %3 之间</translation>
    </message>
    <message>
        <source>“%1” is not a cut</source>
        <translation>“%1” 不是切分点</translation>
    </message>
    <message>
        <source>a line of heads and one for each run belong there</source>
        <translation>应当有一行表头和每次运行一行数据</translation>
    </message>
</context>
<context>
    <name>VersionText</name>
    <message>
        <source>LibTorch runs on the reference BLAS, which makes layers that only it computes several times slower. Install libopenblas0-openmp and start again.</source>
        <translation>LibTorch 正在使用参考 BLAS，只能由它计算的层会慢数倍。请安装 libopenblas0-openmp 后重新启动。</translation>
    </message>
    <message>
        <source>cannot be loaded: %1</source>
        <translation>无法加载：%1</translation>
    </message>
</context>
<context>
    <name>WeightsFiles</name>
    <message>
        <source>Open weights</source>
        <translation>打开权重</translation>
    </message>
    <message>
        <source>Weights (%1)</source>
        <translation>权重 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>WindowCommand</name>
    <message>
        <source>An oscilloscope for split inference.</source>
        <translation>边云协同推理的示波器。</translation>
    </message>
    <message>
        <source>en, zh or system. Default: as last time.</source>
        <translation>en、zh 或 system。默认与上次相同。</translation>
    </message>
    <message>
        <source>light, dark or system. Default: as last time.</source>
        <translation>light、dark 或 system。默认与上次相同。</translation>
    </message>
    <message>
        <source>Address of a cloud node. Default: as last time.</source>
        <translation>云端节点的地址。默认与上次相同。</translation>
    </message>
    <message>
        <source>lab: set the lab sheet&apos;s conditions and run its four cuts at once.</source>
        <translation>lab：采用实验指导书的设置，并立即运行其四个切分点。</translation>
    </message>
    <message>
        <source>Print a line when the window has been painted, and quit.</source>
        <translation>窗口绘制完成后输出一行并退出。</translation>
    </message>
    <message>
        <source>Print the versions of the program and its libraries.</source>
        <translation>显示程序及其各个库的版本。</translation>
    </message>
    <message>
        <source>--theme %1: choose light, dark or system</source>
        <translation>--theme %1：请选择 light、dark 或 system</translation>
    </message>
    <message>
        <source>--preset %1: the only preset is lab</source>
        <translation>--preset %1：仅有的预设是 lab</translation>
    </message>
    <message>
        <source>The file that keeps the runs; a new one ends with .splitscope. Default: the user&apos;s own.</source>
        <translation>保存运行记录的文件；新文件以 .splitscope 结尾。默认：用户自己的记录本。</translation>
    </message>
    <message>
        <source>%1: no such notebook; a new one ends with .%2</source>
        <translation>%1：没有这个记录本；新的记录本以 .%2 结尾</translation>
    </message>
</context>
<context>
    <name>splitscope::AboutDialog</name>
    <message>
        <source>About Splitscope</source>
        <translation>关于 Splitscope</translation>
    </message>
    <message>
        <source>An oscilloscope for split inference</source>
        <translation>边云协同推理的示波器</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>LibTorch</source>
        <translation>LibTorch</translation>
    </message>
    <message>
        <source>BLAS</source>
        <translation>BLAS</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>seeded, untrained: timings are real, labels mean nothing</source>
        <translation>由种子生成，未经训练：时间真实，类别没有意义</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>is being loaded</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>splitscope::AccuracyChart</name>
    <message>
        <source>predicted end-to-end, ms</source>
        <translation>预测端到端，ms</translation>
    </message>
    <message>
        <source>%1 points: median error %2 %, 95 % within %3 %</source>
        <translation>%1 个点：误差中位数 %2 %，95 % 在 %3 % 以内</translation>
    </message>
    <message>
        <source>band: %1 %, found with %2 held-out runs</source>
        <translation>色带：%1 %，由 %2 次留出的运行得出</translation>
    </message>
    <message>
        <source>measured end-to-end, ms</source>
        <translation>实测端到端，ms</translation>
    </message>
    <message>
        <source>No run to compare a prediction with yet.
Press F5 to measure one, or Ctrl+F5 for every cut.</source>
        <translation>还没有可与预测比较的运行。
按 F5 测量一次，或按 Ctrl+F5 测量每个切分点。</translation>
    </message>
    <message>
        <source>cut %1, %2
measured %3 ms, %4
predicted %5 ms, 95 % of runs between %6 and %7
error %8 %</source>
        <translation>切分点 %1，%2
实测 %3 ms，%4
预测 %5 ms，95 % 的运行在 %6 与 %7 之间
误差 %8 %</translation>
    </message>
    <message>
        <source>Prediction against measurement</source>
        <translation>预测与实测</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>measured, ms</source>
        <translation>实测，ms</translation>
    </message>
    <message>
        <source>predicted, ms</source>
        <translation>预测，ms</translation>
    </message>
    <message>
        <source>from, ms</source>
        <translation>下限，ms</translation>
    </message>
    <message>
        <source>to, ms</source>
        <translation>上限，ms</translation>
    </message>
    <message>
        <source>error, %</source>
        <translation>误差，%</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>splitscope::AdaptCommand</name>
    <message>
        <source>measuring what predictions are made of</source>
        <translation>正在测量预测所需的各部分</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>splitscope::AnswerView</name>
    <message>
        <source>Each run compares its answer with the unsplit one; one that does not agree is not measured. Scores are before softmax.</source>
        <translation>每次运行都会把结果与不切分的结果比较；不一致的运行不算数。得分为 softmax 之前的值。</translation>
    </message>
    <message>
        <source>Split and unsplit agree: no score differs by more than %1 of the answer&apos;s norm.</source>
        <translation>切分与不切分的结果一致：得分之差都不超过结果范数的 %1。</translation>
    </message>
    <message>
        <source>%1 has changed the answer by %2 %.</source>
        <translation>%1 使结果改变了 %2 %。</translation>
    </message>
    <message>
        <source>The best class is the same.</source>
        <translation>得分最高的类别不变。</translation>
    </message>
    <message>
        <source>The best class is another one.</source>
        <translation>得分最高的类别变了。</translation>
    </message>
    <message>
        <source>Untrained weights: timings are real, labels mean nothing.</source>
        <translation>未训练的权重：时间是真实的，标签没有意义。</translation>
    </message>
    <message>
        <source>Open trained weights…</source>
        <translation>打开训练好的权重…</translation>
    </message>
    <message>
        <source>Unsplit, all on the edge</source>
        <translation>不切分，全部在边缘</translation>
    </message>
    <message>
        <source>Split at cut %1</source>
        <translation>在切分点 %1 切分</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>切分</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Split and unsplit agree exactly: no score differs.</source>
        <translation>切分与不切分的结果完全一致：没有任何得分不同。</translation>
    </message>
    <message>
        <source>The cloud was lost, and the edge has computed this answer to its end; it agrees with the unsplit one.</source>
        <translation>云端失去连接，此答案由边缘计算完成；它与不切分的答案一致。</translation>
    </message>
    <message>
        <source>Split at cut %1, finished on the edge</source>
        <translation>在切分点 %1 切分，由边缘完成</translation>
    </message>
</context>
<context>
    <name>splitscope::CaptureDialog</name>
    <message>
        <source>Capture for report</source>
        <translation>截取到报告</translation>
    </message>
    <message>
        <source>Caption:</source>
        <translation>说明：</translation>
    </message>
    <message>
        <source>Belongs to:</source>
        <translation>归入：</translation>
    </message>
    <message>
        <source>1) Configuration</source>
        <translation>1) 实验环境配置</translation>
    </message>
    <message>
        <source>2) Both terminals</source>
        <translation>2) 两个终端</translation>
    </message>
    <message>
        <source>Data and charts</source>
        <translation>数据与图表</translation>
    </message>
    <message>
        <source>Keep for the report</source>
        <translation>保存到报告</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>splitscope::ChartFrame</name>
    <message>
        <source>By cut</source>
        <translation>按切分点</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Latency by cut, measured and predicted</source>
        <translation>各切分点的时延，实测与预测</translation>
    </message>
    <message>
        <source>Each cut&apos;s latency against the bandwidth</source>
        <translation>各切分点的时延随带宽的变化</translation>
    </message>
    <message>
        <source>Each cut&apos;s latency against the edge&apos;s CPU share</source>
        <translation>各切分点的时延随边缘 CPU 份额的变化</translation>
    </message>
    <message>
        <source>The best cut over bandwidth and CPU share</source>
        <translation>不同带宽与 CPU 份额下的最佳切分点</translation>
    </message>
    <message>
        <source>One run in its stages, and the last runs</source>
        <translation>一次运行的各阶段，以及最近的运行</translation>
    </message>
    <message>
        <source>Predicted against measured latency</source>
        <translation>预测时延与实测时延</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
</context>
<context>
    <name>splitscope::ChartTools</name>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Zoom a chart</source>
        <translation>缩放图表</translation>
    </message>
    <message>
        <source>wheel, +, -</source>
        <translation>滚轮，+，-</translation>
    </message>
    <message>
        <source>Zoom one axis</source>
        <translation>只缩放一个轴</translation>
    </message>
    <message>
        <source>Shift or Ctrl with the wheel</source>
        <translation>Shift 或 Ctrl 加滚轮</translation>
    </message>
    <message>
        <source>Move a zoomed chart</source>
        <translation>移动放大的图表</translation>
    </message>
    <message>
        <source>drag, Ctrl with an arrow</source>
        <translation>拖动，Ctrl 加方向键</translation>
    </message>
    <message>
        <source>Show all of a chart</source>
        <translation>显示整个图表</translation>
    </message>
    <message>
        <source>double click, 0</source>
        <translation>双击，0</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Copy the chart&apos;s data</source>
        <translation>复制图表数据</translation>
    </message>
    <message>
        <source>Copy the chart as a picture</source>
        <translation>将图表复制为图片</translation>
    </message>
    <message>
        <source>Save the chart…</source>
        <translation>保存图表…</translation>
    </message>
    <message>
        <source>Zoom in (+, or the wheel)</source>
        <translation>放大（+ 或滚轮）</translation>
    </message>
    <message>
        <source>Zoom out (-, or the wheel)</source>
        <translation>缩小（- 或滚轮）</translation>
    </message>
    <message>
        <source>Show all (0, or a double click)</source>
        <translation>显示全部（0 或双击）</translation>
    </message>
    <message>
        <source>Copy the data, for a spreadsheet (Ctrl+C in the chart)</source>
        <translation>复制数据，可粘贴到表格（在图表中按 Ctrl+C）</translation>
    </message>
    <message>
        <source>Copy as a picture (Ctrl+Shift+C in the chart)</source>
        <translation>复制为图片（在图表中按 Ctrl+Shift+C）</translation>
    </message>
    <message>
        <source>Save as PNG, SVG or PDF (Ctrl+S in the chart)</source>
        <translation>保存为 PNG、SVG 或 PDF（在图表中按 Ctrl+S）</translation>
    </message>
</context>
<context>
    <name>splitscope::CodingEdit</name>
    <message>
        <source>Coding</source>
        <translation>编码方式</translation>
    </message>
    <message>
        <source>How the tensor travels. %1</source>
        <translation>张量的传输编码。%1</translation>
    </message>
</context>
<context>
    <name>splitscope::ComparisonModel</name>
    <message>
        <source>A median</source>
        <translation>A 中位数</translation>
    </message>
    <message>
        <source>A 95 % interval (runs)</source>
        <translation>A 95 % 区间（次数）</translation>
    </message>
    <message>
        <source>B median</source>
        <translation>B 中位数</translation>
    </message>
    <message>
        <source>B 95 % interval (runs)</source>
        <translation>B 95 % 区间（次数）</translation>
    </message>
    <message>
        <source>B / A</source>
        <translation>B / A</translation>
    </message>
    <message>
        <source>that is</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>too few runs to tell</source>
        <translation>次数太少，无法判断</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>无差别</translation>
    </message>
    <message>
        <source>B is faster</source>
        <translation>B 更快</translation>
    </message>
    <message>
        <source>A is faster</source>
        <translation>A 更快</translation>
    </message>
</context>
<context>
    <name>splitscope::ComparisonView</name>
    <message>
        <source>A: %1. Select the runs of set B.</source>
        <translation>A：%1。请选择 B 组的运行。</translation>
    </message>
    <message>
        <source>B: %1. Select the runs of set A.</source>
        <translation>B：%1。请选择 A 组的运行。</translation>
    </message>
    <message>
        <source>A: %1; B: %2. Medians in ms.</source>
        <translation>A：%1；B：%2。中位数单位为毫秒。</translation>
    </message>
    <message>
        <source>They have no cut in common under the same setting.</source>
        <translation>两组在相同条件下没有共同的切分点。</translation>
    </message>
    <message>
        <source>Cells in one of them only: A %1, B %2.</source>
        <translation>仅一组有的单元：A %1，B %2。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close the comparison</source>
        <translation>关闭比较</translation>
    </message>
    <message>
        <source>Comparison of two sets of runs</source>
        <translation>两组运行的比较</translation>
    </message>
</context>
<context>
    <name>splitscope::ConditionsPanel</name>
    <message>
        <source>sends %1</source>
        <translation>发送 %1</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>边缘端</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>Cut point</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>codes %1</source>
        <translation>编码 %1</translation>
    </message>
    <message>
        <source>%1, got %2 Mbit/s</source>
        <translation>%1，实得 %2 Mbit/s</translation>
    </message>
    <message>
        <source>The uplink&apos;s rate in the last run under these conditions; %1 is asked for.</source>
        <translation>当前条件下最近一次运行的上行速率；设定为 %1。</translation>
    </message>
    <message>
        <source>Coding</source>
        <translation>编码</translation>
    </message>
</context>
<context>
    <name>splitscope::CutLinesChart</name>
    <message>
        <source>Nothing predicted or measured here yet.
Press Ctrl+F5 to measure every cut under this setting.</source>
        <translation>这里还没有预测或实测。
按 Ctrl+F5 在当前设置下测量每个切分点。</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>cpu %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>切分点 %1</translation>
    </message>
    <message>
        <source>predicted: %1 at %2</source>
        <translation>预测：%1（%2）</translation>
    </message>
    <message>
        <source>measured: %1 ms at %2, %3</source>
        <translation>实测：%1 ms（%2），%3</translation>
    </message>
    <message>
        <source>Latency against bandwidth</source>
        <translation>时延与带宽</translation>
    </message>
    <message>
        <source>Latency against the edge&apos;s CPU</source>
        <translation>时延与边缘 CPU</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>cpu</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>predicted cut %1, ms</source>
        <translation>切分点 %1 的预测，ms</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>measured, ms</source>
        <translation>实测，ms</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>bandwidth, Mbit/s</source>
        <translation>带宽，Mbit/s</translation>
    </message>
    <message>
        <source>CPU share of the edge</source>
        <translation>边缘的 CPU 份额</translation>
    </message>
    <message>
        <source>end-to-end, ms: lines predicted for each cut, points measured</source>
        <translation>端到端，ms：线为各切分点的预测，点为实测</translation>
    </message>
    <message>
        <source>Left and Right move the setting, Up and Down the cut.</source>
        <translation>左右键移动设置，上下键移动切分点。</translation>
    </message>
    <message>
        <source>%1 → %2 at %3</source>
        <translation>%1 → %2：%3</translation>
    </message>
</context>
<context>
    <name>splitscope::DeploymentFiles</name>
    <message>
        <source>Export a deployment</source>
        <translation>导出部署</translation>
    </message>
    <message>
        <source>Kubernetes (*.yaml *.yml)</source>
        <translation>Kubernetes (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Import a deployment</source>
        <translation>导入部署</translation>
    </message>
    <message>
        <source>Kubernetes (*.yaml *.yml);;All files (*)</source>
        <translation>Kubernetes (*.yaml *.yml);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>splitscope::DeviceEdit</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>CPU share</source>
        <translation>CPU 份额</translation>
    </message>
    <message>
        <source>Share of one core, as in a pod&apos;s CPU limit. The lab uses 0.2 to 0.8.</source>
        <translation>占一个核的份额，与 Pod 的 CPU limit 相同。实验取 0.2 到 0.8。</translation>
    </message>
    <message>
        <source>Open device file</source>
        <translation>打开设备文件</translation>
    </message>
    <message>
        <source>Devices (*.json)</source>
        <translation>设备 (*.json)</translation>
    </message>
    <message>
        <source>Open device file…</source>
        <translation>打开设备文件…</translation>
    </message>
    <message>
        <source>one run alone is not slowed</source>
        <translation>单独一次运行不受限</translation>
    </message>
    <message>
        <source>This cut needed %1 of CPU time when it was last measured, less than the quota of %2 in each %3. A forward that comes alone then runs at full speed; back to back, some do and others wait for the next period.</source>
        <translation>该切分点上次测量时用了 %1 的 CPU 时间，少于每 %3 中 %2 的配额。单独一次推理因此全速运行；连续运行时，有的全速，有的要等到下一个周期。</translation>
    </message>
    <message>
        <source>How the share is kept</source>
        <translation>份额的保持方式</translation>
    </message>
    <message>
        <source>How the share is kept. Paced: the run waits after each layer, on any computer. Kernel quota: Linux stops its thread when the share of a period is used up, as it does with a pod&apos;s CPU limit. With a period of 100 ms a forward shorter than its quota is not throttled at all when it comes alone: on a fast computer the lab&apos;s 0.6 changes nothing, and back to back it becomes bimodal. Needs root or a delegated cgroup; without, the run is paced and says so.</source>
        <translation>份额的保持方式。步调控制：每层之后等待，任何计算机都可用。内核配额：一个周期内的份额用完后，Linux 暂停该线程，与 Pod 的 CPU limit 相同。周期为 100 ms 时，短于配额的推理单独运行完全不受限：在较快的计算机上，实验中的 0.6 不起任何作用，连续运行时耗时则分成快慢两组。需要 root 或委派的 cgroup；否则改用步调控制并注明。</translation>
    </message>
    <message>
        <source>got %1</source>
        <translation>实得 %1</translation>
    </message>
    <message>
        <source>The CPU share that the last run under these conditions got; %1 is asked for.</source>
        <translation>当前条件下最近一次运行实际得到的 CPU 份额；设定为 %1。</translation>
    </message>
</context>
<context>
    <name>splitscope::EdgeSession</name>
    <message>
        <source>%1 writes its terminal on its own computer</source>
        <translation>%1 的终端输出在它自己的计算机上</translation>
    </message>
</context>
<context>
    <name>splitscope::ExperimentWorker</name>
    <message>
        <source>linear layers in %1: the answer is %2 % off that of float32 on made-up pictures</source>
        <translation>线性层精度 %1：在合成图片上，结果与 float32 相差 %2 %</translation>
    </message>
</context>
<context>
    <name>splitscope::FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in the terminal</source>
        <translation>在终端中查找</translation>
    </message>
    <message>
        <source>Previous (Shift+Return)</source>
        <translation>上一个（Shift+回车）</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next (Return)</source>
        <translation>下一个（回车）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>splitscope::FirstSteps</name>
    <message>
        <source>First steps: %1 of %2</source>
        <translation>入门：第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Choose where to cut</source>
        <translation>选择切分点</translation>
    </message>
    <message>
        <source>The layers above the line run on the edge, those below it in the cloud, and what is between them is sent. Click a layer, drag the line, or use the arrow keys.</source>
        <translation>横线以上的层在边缘运行，以下的层在云端运行，两者之间的数据要经过链路发送。点击某一层、拖动横线，或使用方向键。</translation>
    </message>
    <message>
        <source>Set the conditions</source>
        <translation>设置条件</translation>
    </message>
    <message>
        <source>How fast the edge may compute, and what the link can carry. The lab preset is an Orange Pi with CPU 0.6 at 5 Mbit/s. Move a slider.</source>
        <translation>边缘可以算多快，链路可以传多少。实验预设为 Orange Pi，CPU 0.6，5 Mbit/s。请移动一个滑块。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Run measures this cut, Sheet&apos;s cuts the four of the lab sheet. Each run really computes and really sends, and becomes a row below. The manual is one key away: F1.</source>
        <translation>“运行”测量当前切分点，“指导书切分点”测量实验指导书中的四个。每次运行都真正计算、真正发送，并在下方增加一行记录。按 F1 可随时打开手册。</translation>
    </message>
</context>
<context>
    <name>splitscope::LabCommand</name>
    <message>
        <source>removed what a killed run had left: %1</source>
        <translation>已删除被强行结束的运行遗留的命名空间：%1</translation>
    </message>
    <message>
        <source>The kernel&apos;s link (namespaces, tc tbf):</source>
        <translation>内核的链路（命名空间，tc tbf）：</translation>
    </message>
    <message>
        <source>The emulated link:</source>
        <translation>模拟链路：</translation>
    </message>
    <message>
        <source>The kernel&apos;s over the emulated:</source>
        <translation>内核链路与模拟链路之比：</translation>
    </message>
</context>
<context>
    <name>splitscope::LatencyChart</name>
    <message>
        <source>Measuring cut %1…</source>
        <translation>正在测量切分点 %1…</translation>
    </message>
    <message>
        <source>Nothing measured under these conditions yet.
Press F5 to run cut %1, or F6 for the sheet&apos;s four cuts.</source>
        <translation>在当前条件下尚无测量结果。
按 F5 运行切分点 %1，按 F6 运行指导书的四个切分点。</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>Latency by cut</source>
        <translation>各切分点的时延</translation>
    </message>
</context>
<context>
    <name>splitscope::LatencyHead</name>
    <message>
        <source>end-to-end, ms</source>
        <translation>端到端 / ms</translation>
    </message>
    <message>
        <source>pale: predicted</source>
        <translation>浅色：预测</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>云端</translation>
    </message>
</context>
<context>
    <name>splitscope::LayerColumn</name>
    <message>
        <source>cut %1: %2</source>
        <translation>切分点 %1：%2</translation>
    </message>
    <message>
        <source>Cut point</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>%1: layers 1 to %2 run on the edge, the others in the cloud</source>
        <translation>%1：第 1 到 %2 层在边缘端运行，其余在云端运行</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, ≈ %2</source>
        <translation>%1，≈ %2</translation>
    </message>
</context>
<context>
    <name>splitscope::LayerHeads</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>edge ms</source>
        <translation>边缘 ms</translation>
    </message>
    <message>
        <source>cloud ms</source>
        <translation>云端 ms</translation>
    </message>
</context>
<context>
    <name>splitscope::LayerPanel</name>
    <message>
        <source>useful cuts only</source>
        <translation>仅有用的切分点</translation>
    </message>
    <message numerus="yes">
        <source>Leaves out %n cuts to which the one before is as good: after a ReLU, a Dropout, a Flatten, after whatever multiplies nothing and makes nothing smaller.</source>
        <translation>
            <numerusform>略去 %n 个不优于前一个的切分点：在 ReLU、Dropout、Flatten 等既不做乘法、又不缩小数据的层之后。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>splitscope::LinkDetails</name>
    <message>
        <source>Emulated in this program</source>
        <translation>由本程序模拟</translation>
    </message>
    <message>
        <source>Outside: tc or a real network</source>
        <translation>外部：tc 或真实网络</translation>
    </message>
    <message>
        <source>as the uplink</source>
        <translation>与上行相同</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>as TCP has it</source>
        <translation>由 TCP 决定</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>另存为预设…</translation>
    </message>
    <message>
        <source>Delete preset…</source>
        <translation>删除预设…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Shaping</source>
        <translation>整形</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>带宽轨迹</translation>
    </message>
    <message>
        <source>Downlink</source>
        <translation>下行</translation>
    </message>
    <message>
        <source>Burst</source>
        <translation>突发量</translation>
    </message>
    <message>
        <source>Queue limit</source>
        <translation>队列上限</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Jitter&apos;s seed</source>
        <translation>抖动种子</translation>
    </message>
    <message>
        <source>What the bucket of “tc qdisc … tbf” lets through at once. The lab sheet
has 12 kbit and 32 kbit; any other is typed, in kbit or bytes.</source>
        <translation>“tc qdisc … tbf” 的令牌桶一次放行的量。实验指导书中为
12 kbit 和 32 kbit；其他值可直接输入，单位为 kbit 或字节。</translation>
    </message>
    <message>
        <source>Bytes that may wait for the bucket before the sender is held back:
the limit of “tc qdisc … tbf”</source>
        <translation>发送方被阻塞之前可等待令牌桶的字节数：
即 “tc qdisc … tbf” 的 limit</translation>
    </message>
    <message>
        <source>Each segment&apos;s delay lies evenly within as much below and above the
delay, which is the most that it can be</source>
        <translation>每个报文段的时延在“时延”上下该范围内均匀分布；
抖动不能超过时延</translation>
    </message>
    <message>
        <source>The same seed, the same delays</source>
        <translation>种子相同，各次时延相同</translation>
    </message>
    <message>
        <source>The lab sheet&apos;s link: 5 Mbit/s, burst 32 kbit</source>
        <translation>实验指导书的链路：5 Mbit/s，突发量 32 kbit</translation>
    </message>
</context>
<context>
    <name>splitscope::LinkEdit</name>
    <message>
        <source>Bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>时延</translation>
    </message>
    <message>
        <source>Each way; headers counted, as tc counts them. The lab uses 1 to 9 Mbit/s.</source>
        <translation>每个方向；与 tc 一样计入包头。实验取 1 到 9 Mbit/s。</translation>
    </message>
    <message>
        <source>Straight to the node, unshaped</source>
        <translation>直连节点，不限速</translation>
    </message>
    <message>
        <source>Added to each direction</source>
        <translation>每个方向各增加</translation>
    </message>
    <message>
        <source>as tc or the network allows</source>
        <translation>由 tc 或网络决定</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>Trace, downlink, burst, queue, jitter, shaping outside; own presets</source>
        <translation>带宽轨迹、下行、突发量、队列、抖动、外部整形；自定义预设</translation>
    </message>
</context>
<context>
    <name>splitscope::LinkPresetBox</name>
    <message>
        <source>Own presets</source>
        <translation>自定义预设</translation>
    </message>
    <message>
        <source>Link preset</source>
        <translation>链路预设</translation>
    </message>
    <message>
        <source>Shaped outside</source>
        <translation>外部整形</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Links by name; each tells its source</source>
        <translation>按名称选择链路；每个都注明来源</translation>
    </message>
</context>
<context>
    <name>splitscope::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open picture…</source>
        <translation>打开图片(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Run this cut</source>
        <translation>运行当前切分点(&amp;R)</translation>
    </message>
    <message>
        <source>Run the &amp;sheet&apos;s four cuts</source>
        <translation>运行指导书的四个切分点(&amp;S)</translation>
    </message>
    <message>
        <source>Run &amp;all cuts</source>
        <translation>运行全部切分点(&amp;A)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Lab preset</source>
        <translation>实验预设(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Splitscope</source>
        <translation>关于 Splitscope(&amp;A)</translation>
    </message>
    <message>
        <source>Open &amp;weights…</source>
        <translation>打开权重(&amp;W)…</translation>
    </message>
    <message>
        <source>Use &amp;seeded weights</source>
        <translation>使用种子权重(&amp;S)</translation>
    </message>
    <message>
        <source>float32: exact</source>
        <translation>float32：精确</translation>
    </message>
    <message>
        <source>bfloat16: half the bytes</source>
        <translation>bfloat16：一半字节</translation>
    </message>
    <message>
        <source>float16: half the bytes</source>
        <translation>float16：一半字节</translation>
    </message>
    <message>
        <source>int8: a quarter of the bytes</source>
        <translation>int8：四分之一字节</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>图表：%1</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>粘贴图片(&amp;P)</translation>
    </message>
    <message>
        <source>P&amp;recision of linear layers</source>
        <translation>线性层精度(&amp;R)</translation>
    </message>
    <message>
        <source>Run &amp;live</source>
        <translation>连续运行(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Find in the terminals</source>
        <translation>在终端中查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Chart</source>
        <translation>图表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>手册(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>入门(&amp;F)</translation>
    </message>
    <message>
        <source>Lab &amp;report…</source>
        <translation>实验报告(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Capture for report…</source>
        <translation>截取到报告(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Export deployment…</source>
        <translation>导出部署(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Import deployment…</source>
        <translation>导入部署(&amp;I)…</translation>
    </message>
    <message>
        <source>Page: %1</source>
        <translation>页面：%1</translation>
    </message>
    <message>
        <source>&amp;Page below</source>
        <translation>下方页面(&amp;P)</translation>
    </message>
    <message>
        <source>Live, with an a&amp;dapting cut</source>
        <translation>连续运行并自动调整切分点(&amp;D)</translation>
    </message>
</context>
<context>
    <name>splitscope::MainWindow</name>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
</context>
<context>
    <name>splitscope::ManualDialog</name>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>splitscope::MapChart</name>
    <message>
        <source>%1 Mbit/s, cpu %2</source>
        <translation>%1 Mbit/s,CPU %2</translation>
    </message>
    <message>
        <source>predicted: cut %1, %2</source>
        <translation>预测：切分点 %1，%2</translation>
    </message>
    <message>
        <source>measured: cut %1, %2 ms, %3</source>
        <translation>实测：切分点 %1，%2 ms，%3</translation>
    </message>
    <message>
        <source>CPU share of the edge  ·  areas: best predicted cut, lines: its latency in ms, marks: measured</source>
        <translation>边缘的 CPU 份额  ·  区域：预测的最佳切分点，线：其时延（ms），圆点：实测</translation>
    </message>
    <message>
        <source>bandwidth, Mbit/s</source>
        <translation>带宽，Mbit/s</translation>
    </message>
    <message>
        <source>Best cut by bandwidth and CPU</source>
        <translation>不同带宽与 CPU 下的最佳切分点</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>cpu</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>best predicted cut</source>
        <translation>预测的最佳切分点</translation>
    </message>
    <message>
        <source>predicted, ms</source>
        <translation>预测，ms</translation>
    </message>
    <message>
        <source>best measured cut</source>
        <translation>实测的最佳切分点</translation>
    </message>
    <message>
        <source>measured, ms</source>
        <translation>实测，ms</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Left and Right move the bandwidth, Up and Down the CPU share of the edge.</source>
        <translation>左右键移动带宽，上下键移动边缘的 CPU 份额。</translation>
    </message>
    <message>
        <source>Nothing predicted or measured here yet.</source>
        <translation>这里还没有预测或实测。</translation>
    </message>
    <message>
        <source>cut %1</source>
        <translation>切分点 %1</translation>
    </message>
</context>
<context>
    <name>splitscope::NetworkEdit</name>
    <message>
        <source>Open a TorchScript file</source>
        <translation>打开 TorchScript 文件</translation>
    </message>
    <message>
        <source>TorchScript (*.pt *.pth *.ts)</source>
        <translation>TorchScript (*.pt *.pth *.ts)</translation>
    </message>
    <message>
        <source>Input of the network</source>
        <translation>网络的输入</translation>
    </message>
    <message>
        <source>Channels x height x width of the network&apos;s input:</source>
        <translation>网络输入的通道 x 高 x 宽：</translation>
    </message>
    <message>
        <source>TorchScript file…</source>
        <translation>TorchScript 文件…</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The network that is split. A TorchScript file of a plain sequence of layers will do as well; open only files of people you trust.</source>
        <translation>要切分的网络。也可以是由单纯层序列构成的 TorchScript 文件；只打开您信任的人的文件。</translation>
    </message>
</context>
<context>
    <name>splitscope::NodeDetails</name>
    <message>
        <source>told by the node after a run</source>
        <translation>运行后由节点告知</translation>
    </message>
    <message>
        <source>%1 computing, %2 waiting</source>
        <translation>%1 个在计算，%2 个在等待</translation>
    </message>
    <message>
        <source>%1, %2 for a worker</source>
        <translation>%1，等待工作线程 %2</translation>
    </message>
    <message>
        <source>%1, %2 times as slow</source>
        <translation>%1，慢至 %2 倍</translation>
    </message>
    <message>
        <source>Open certificate</source>
        <translation>打开证书</translation>
    </message>
    <message>
        <source>Certificates (%1)</source>
        <translation>证书 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Other edges</source>
        <translation>其他边缘</translation>
    </message>
    <message>
        <source>Server load</source>
        <translation>服务器负载</translation>
    </message>
    <message>
        <source>The server&apos;s load: so many other edges keep the node busy during each run, with real requests that really wait their turn</source>
        <translation>服务器负载：每次运行期间有这么多其他边缘使节点忙碌，它们发出真实的请求，真正排队</translation>
    </message>
    <message>
        <source>Of others&apos; requests, when the last reply went out</source>
        <translation>最近一次回复发出时其他边缘的请求</translation>
    </message>
    <message>
        <source>measured when connected</source>
        <translation>连接后测量</translation>
    </message>
    <message>
        <source>Of a few bytes over the idle link, the emulated delay included</source>
        <translation>空闲链路上少量字节的往返时间，包含模拟的时延</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>What the node&apos;s keeper gave you. It is kept until the program ends, and over ws:// it can be read on its way.</source>
        <translation>由节点管理者提供。只保存到程序结束；经 ws:// 传输时途中可被读取。</translation>
    </message>
    <message>
        <source>as the system trusts</source>
        <translation>按系统信任</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No certificate</source>
        <translation>不用证书</translation>
    </message>
    <message>
        <source>A certificate is for wss:// addresses: the node&apos;s own or its issuer&apos;s, in PEM. Then no other node is taken for this one.</source>
        <translation>证书用于 wss:// 地址：节点自己的证书或签发者的证书，PEM 格式。这样就不会把别的节点当作它。</translation>
    </message>
    <message>
        <source>Forget recent nodes</source>
        <translation>清除最近的节点</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Without the node</source>
        <translation>没有节点时</translation>
    </message>
    <message>
        <source>Finish on the edge</source>
        <translation>由边缘完成</translation>
    </message>
    <message>
        <source>Where the node cannot be reached, is lost in mid-run, has no room or does not answer in time, the edge computes the rest.
Such a run has an answer and is marked; it is not measured and counts nowhere. Sweeps only measure.</source>
        <translation>节点无法到达、在运行中失去连接、没有空位或未按时应答时，由边缘计算其余各层。
这样的运行有答案并带标记；它不算测量结果，不计入任何统计。扫描只做测量。</translation>
    </message>
</context>
<context>
    <name>splitscope::NodeEdit</name>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Embedded node</source>
        <translation>内置节点</translation>
    </message>
    <message>
        <source>Cloud node</source>
        <translation>云端节点</translation>
    </message>
    <message>
        <source>The embedded node is in this program. Or type the address of one that
splitscope-cloud runs, here or on another computer: 192.168.1.7:9700</source>
        <translation>内置节点在本程序之内。也可以输入由 splitscope-cloud 在本机或
另一台计算机上启动的节点地址：192.168.1.7:9700</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>More of the node</source>
        <translation>节点的更多设置</translation>
    </message>
    <message>
        <source>Token, certificate, round trip, server load, what to do without the node</source>
        <translation>令牌、证书、往返时间、服务器负载、没有节点时怎么办</translation>
    </message>
</context>
<context>
    <name>splitscope::NotebookFiles</name>
    <message>
        <source>Export the notebook</source>
        <translation>导出实验记录本</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <translation>无法写入 %1：%2。请选择其他位置。</translation>
    </message>
    <message>
        <source>Open a sheet typed by hand</source>
        <translation>打开手工录入的表格</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 could not be read: %2. Choose another file.</source>
        <translation>无法读取 %1：%2。请选择其他文件。</translation>
    </message>
    <message>
        <source>Save the bandwidth achieved as a trace</source>
        <translation>将实得带宽保存为带宽轨迹</translation>
    </message>
    <message>
        <source>none of these runs has achieved a rate that could be measured</source>
        <translation>这些运行都没有可测得的实得速率</translation>
    </message>
</context>
<context>
    <name>splitscope::NoticeBar</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
</context>
<context>
    <name>splitscope::PartsMeasurement</name>
    <message>
        <source>measuring what predictions are made of: %1 %</source>
        <translation>正在测量预测所需的各部分：%1 %</translation>
    </message>
    <message>
        <source>measuring what predictions are made of</source>
        <translation>正在测量预测所需的各部分</translation>
    </message>
</context>
<context>
    <name>splitscope::PictureDialog</name>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Lines and letters: sharp at any size</source>
        <translation>矢量线条与文字：任意大小都清晰</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>%1 picture (*.%2)</source>
        <translation>%1 图片 (*.%2)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>As in the window, %1 × %2</source>
        <translation>与窗口相同，%1 × %2</translation>
    </message>
    <message>
        <source>Slide, %1 × %2</source>
        <translation>幻灯片，%1 × %2</translation>
    </message>
    <message>
        <source>Report, %1 × %2</source>
        <translation>报告，%1 × %2</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Width × height</source>
        <translation>宽 × 高</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>On white, for paper</source>
        <translation>白底，用于打印</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
</context>
<context>
    <name>splitscope::PictureEdit</name>
    <message>
        <source>Open picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The picture that the network looks at; drop or paste one here</source>
        <translation>网络要识别的图片；可拖放或粘贴到这里</translation>
    </message>
</context>
<context>
    <name>splitscope::PredictionNote</name>
    <message>
        <source>No predictions yet: they need some seconds of runs with the node.</source>
        <translation>还没有预测：需要与节点运行几秒钟。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Measuring what predictions need: %1 %</source>
        <translation>正在测量预测所需的数据：%1 %</translation>
    </message>
    <message>
        <source>No predictions: %1</source>
        <translation>没有预测：%1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>splitscope::PresetKeeper</name>
    <message>
        <source>Save as preset</source>
        <translation>另存为预设</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>预设名称：</translation>
    </message>
    <message>
        <source>There is a preset “%1”. Replace it?</source>
        <translation>已有预设“%1”。要替换它吗？</translation>
    </message>
    <message>
        <source>a name needs letters or digits</source>
        <translation>名称需包含字母或数字</translation>
    </message>
    <message>
        <source>Delete the preset “%1”?</source>
        <translation>要删除预设“%1”吗？</translation>
    </message>
    <message>
        <source>Link preset</source>
        <translation>链路预设</translation>
    </message>
</context>
<context>
    <name>splitscope::ProbeReadout</name>
    <message>
        <source>Probe</source>
        <translation>探测</translation>
    </message>
    <message>
        <source>Sends about a second of data to the cloud node and back, and shows what
the link carries and how far it is.</source>
        <translation>向云端节点往返传输约一秒的数据，
显示链路的带宽和往返时间。</translation>
    </message>
    <message>
        <source>Probing the link…</source>
        <translation>正在探测链路…</translation>
    </message>
    <message>
        <source>↑ %1 ↓ %2 Mbit/s, %3 round trip (%4, %5)</source>
        <translation>↑ %1 ↓ %2 Mbit/s，往返 %3（%4，%5）</translation>
    </message>
</context>
<context>
    <name>splitscope::RecordActions</name>
    <message>
        <source>Undo deletion</source>
        <translation>撤销删除</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The runs selected, or all that are shown, for a spreadsheet</source>
        <translation>复制所选运行（未选则为所显示的全部），可粘贴到表格软件</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>绘图</translation>
    </message>
    <message>
        <source>Draw the selected runs in the charts, under their own conditions</source>
        <translation>在图表中按其自身条件绘制所选运行</translation>
    </message>
    <message>
        <source>Set A</source>
        <translation>A 组</translation>
    </message>
    <message>
        <source>Set B</source>
        <translation>B 组</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>They can be had back with Undo</source>
        <translation>可用“撤销”恢复</translation>
    </message>
    <message>
        <source>Compare with a sheet typed by hand…</source>
        <translation>与手工录入的表格比较…</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>导出为 JSON…</translation>
    </message>
    <message>
        <source>Export as trace for Perfetto…</source>
        <translation>导出为 Perfetto 轨迹…</translation>
    </message>
    <message>
        <source>Clear the charts</source>
        <translation>清空图表</translation>
    </message>
    <message>
        <source>The notebook keeps all runs</source>
        <translation>实验记录本仍保留全部运行</translation>
    </message>
    <message>
        <source>Undo deletion of %1</source>
        <translation>撤销删除（%1）</translation>
    </message>
    <message>
        <source>Compare: the selected runs are set A (Ctrl+Shift+A)</source>
        <translation>比较：所选运行作为 A 组（Ctrl+Shift+A）</translation>
    </message>
    <message>
        <source>Compare: the selected runs are set B (Ctrl+Shift+B)</source>
        <translation>比较：所选运行作为 B 组（Ctrl+Shift+B）</translation>
    </message>
    <message>
        <source>Save the bandwidth achieved as a trace…</source>
        <translation>将实得带宽保存为带宽轨迹…</translation>
    </message>
    <message>
        <source>Of the runs selected, or of all that are shown; the link can follow it later</source>
        <translation>取自所选运行，未选时取自显示的全部运行；之后链路可以按它变化</translation>
    </message>
</context>
<context>
    <name>splitscope::RecordFilterBar</name>
    <message>
        <source>sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>adaptive</source>
        <translation>自适应</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>All experiments</source>
        <translation>全部实验</translation>
    </message>
    <message>
        <source>Any CPU</source>
        <translation>任意 CPU</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>Any bandwidth</source>
        <translation>任意带宽</translation>
    </message>
    <message>
        <source>Any cut</source>
        <translation>任意切分点</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>切分点 %1</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>In notes, networks, devices, codings and errors; #12 is a run</source>
        <translation>在备注、网络、设备、编码和错误中查找；#12 表示一次运行</translation>
    </message>
    <message>
        <source>Search the records</source>
        <translation>搜索记录</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>CPU share of the edge</source>
        <translation>边缘 CPU 份额</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>Cut point</source>
        <translation>切分点</translation>
    </message>
</context>
<context>
    <name>splitscope::RecordsPage</name>
    <message>
        <source>No runs yet. Each run adds a row; latencies are in ms.</source>
        <translation>尚无记录。每次运行增加一行；时延单位为 ms。</translation>
    </message>
    <message>
        <source>Runs: %1. Latencies are in ms.</source>
        <translation>共 %1 次运行。时延单位为 ms。</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>%1, typed by hand</source>
        <translation>%1，手工录入</translation>
    </message>
    <message>
        <source>Reading the notebook…</source>
        <translation>正在读取实验记录本…</translation>
    </message>
    <message>
        <source>No run of the notebook fits.</source>
        <translation>没有符合条件的运行。</translation>
    </message>
    <message>
        <source>%1 of %2 runs selected</source>
        <translation>已选 %1 / %2 次运行</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>已复制 %1</translation>
    </message>
    <message>
        <source>%1 that fit</source>
        <translation>%1符合条件</translation>
    </message>
</context>
<context>
    <name>splitscope::ReportDialog</name>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>Choose an experiment for the report.</source>
        <translation>请为报告选择实验。</translation>
    </message>
    <message>
        <source>%1: give the file the ending .pdf, .odt, .html or .md.</source>
        <translation>%1：文件名请以 .pdf、.odt、.html 或 .md 结尾。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>OpenDocument, for Word and WPS too (*.odt)</source>
        <translation>OpenDocument, Word 和 WPS 也能打开 (*.odt)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>lab-report</source>
        <translation>实验报告</translation>
    </message>
    <message>
        <source>Lab report</source>
        <translation>实验报告</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>splitscope::ReportForm</name>
    <message>
        <source>%1 runs</source>
        <translation>%1 次运行</translation>
    </message>
    <message>
        <source>without a caption</source>
        <translation>无说明</translation>
    </message>
    <message>
        <source>Course:</source>
        <translation>课程名称：</translation>
    </message>
    <message>
        <source>Experiment:</source>
        <translation>实验项目：</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>姓名：</translation>
    </message>
    <message>
        <source>Student number:</source>
        <translation>学号：</translation>
    </message>
    <message>
        <source>Date:</source>
        <translation>实验日期：</translation>
    </message>
    <message>
        <source>Language:</source>
        <translation>语言：</translation>
    </message>
    <message>
        <source>Experiments in the report:</source>
        <translation>写入报告的实验：</translation>
    </message>
    <message>
        <source>Captures:</source>
        <translation>截取内容：</translation>
    </message>
    <message>
        <source>Remove capture</source>
        <translation>删除截取</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 次运行</translation>
    </message>
</context>
<context>
    <name>splitscope::ReportPreview</name>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>报告预览</translation>
    </message>
    <message>
        <source>… and %1 more pages in the file</source>
        <translation>…… 文件中还有 %1 页</translation>
    </message>
</context>
<context>
    <name>splitscope::ResetButton</name>
    <message>
        <source>%1: back to %2</source>
        <translation>%1：恢复为 %2</translation>
    </message>
</context>
<context>
    <name>splitscope::RunBar</name>
    <message>
        <source>Lab preset</source>
        <translation>实验预设</translation>
    </message>
    <message>
        <source>The lab sheet&apos;s setting: Orange Pi on both sides, edge CPU 0.6,
5 Mbit/s, burst 32 kbit (Ctrl+L)</source>
        <translation>实验指导书的设置：两端均为香橙派，边缘端 CPU 0.6，
5 Mbit/s，突发量 32 kbit (Ctrl+L)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Measure this cut (F5)</source>
        <translation>测量当前切分点 (F5)</translation>
    </message>
    <message>
        <source>Sheet&apos;s cuts</source>
        <translation>指导书切分点</translation>
    </message>
    <message>
        <source>Measure cuts 0, 8, 13 and 22 (F6)</source>
        <translation>测量切分点 0、8、13、22 (F6)</translation>
    </message>
    <message>
        <source>All cuts</source>
        <translation>全部切分点</translation>
    </message>
    <message>
        <source>Measure every cut (Ctrl+F5)</source>
        <translation>测量每一个切分点 (Ctrl+F5)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop at once (Esc)</source>
        <translation>立即停止 (Esc)</translation>
    </message>
    <message>
        <source>Stop (%1 of %2)</source>
        <translation>停止 (%1 / %2)</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>连续</translation>
    </message>
    <message>
        <source>Measure this cut again and again; changes count from the next run on (F7)</source>
        <translation>反复测量此切分点;更改从下一次运行起生效（F7）</translation>
    </message>
    <message>
        <source>Adaptive</source>
        <translation>自适应</translation>
    </message>
    <message>
        <source>Live, and the cut follows the link: it moves where a transfer tells that another one is faster (Shift+F7)</source>
        <translation>连续运行，且切分点跟随链路：一旦传输表明其他切分点更快，就移过去（Shift+F7）</translation>
    </message>
</context>
<context>
    <name>splitscope::RunCommand</name>
    <message>
        <source>no run has achieved a rate that could be measured: %1 is not written</source>
        <translation>没有一次运行达到可测量的速率：未写入 %1</translation>
    </message>
    <message>
        <source>network %1, fingerprint %2</source>
        <translation>网络 %1，指纹 %2</translation>
    </message>
</context>
<context>
    <name>splitscope::RunControl</name>
    <message>
        <source>The cut adapts as soon as there are predictions.</source>
        <translation>有了预测之后，切分点就会自动调整。</translation>
    </message>
</context>
<context>
    <name>splitscope::ScoreBars</name>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>after a run</source>
        <translation>运行之后显示</translation>
    </message>
</context>
<context>
    <name>splitscope::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>In the layer column</source>
        <translation>在层列表中</translation>
    </message>
    <message>
        <source>Move the cut by one layer</source>
        <translation>切分点移动一层</translation>
    </message>
    <message>
        <source>Move the cut by five layers</source>
        <translation>切分点移动五层</translation>
    </message>
    <message>
        <source>PageUp  PageDown</source>
        <translation>PageUp  PageDown</translation>
    </message>
    <message>
        <source>All cloud, all edge</source>
        <translation>全部云端、全部边缘端</translation>
    </message>
    <message>
        <source>Home  End</source>
        <translation>Home  End</translation>
    </message>
    <message>
        <source>In the chart</source>
        <translation>在图表中</translation>
    </message>
    <message>
        <source>Select the cut before, after</source>
        <translation>选择前、后一个切分点</translation>
    </message>
    <message>
        <source>First cut, last cut</source>
        <translation>第一个、最后一个切分点</translation>
    </message>
    <message>
        <source>In the records</source>
        <translation>在记录中</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The cut with this number</source>
        <translation>该编号的切分点</translation>
    </message>
    <message>
        <source>When finding in a terminal</source>
        <translation>在终端中查找时</translation>
    </message>
    <message>
        <source>Next, previous</source>
        <translation>下一个、上一个</translation>
    </message>
    <message>
        <source>Return  Shift+Return</source>
        <translation>回车  Shift+回车</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>On the pages below</source>
        <translation>在下方的各页</translation>
    </message>
    <message>
        <source>Next page, previous page</source>
        <translation>下一页、上一页</translation>
    </message>
    <message>
        <source>Ctrl+Tab  Ctrl+Shift+Tab</source>
        <translation>Ctrl+Tab  Ctrl+Shift+Tab</translation>
    </message>
</context>
<context>
    <name>splitscope::StatusStrip</name>
    <message>
        <source>Preparing weights; the run follows…</source>
        <translation>正在准备权重，随后运行…</translation>
    </message>
    <message>
        <source>Preparing weights…</source>
        <translation>正在准备权重…</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>The network could not be loaded</source>
        <translation>无法加载网络</translation>
    </message>
    <message>
        <source>embedded node</source>
        <translation>内置节点</translation>
    </message>
    <message>
        <source>Cloud: %1, not connected</source>
        <translation>云端：%1，未连接</translation>
    </message>
    <message>
        <source>Cloud: %1, connecting…</source>
        <translation>云端：%1，正在连接…</translation>
    </message>
    <message>
        <source>Cloud: %1, connected</source>
        <translation>云端：%1，已连接</translation>
    </message>
    <message>
        <source>Weights: seeded</source>
        <translation>权重：由种子生成</translation>
    </message>
    <message>
        <source>Seed %1. Untrained: timings are real, the answer means nothing.</source>
        <translation>种子 %1。未经训练：时间是真实的，结果没有意义。</translation>
    </message>
    <message>
        <source>Weights: %1</source>
        <translation>权重：%1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>结果：%1</translation>
    </message>
    <message>
        <source>Answer: class %1 (untrained: means nothing)</source>
        <translation>结果：类别 %1（未经训练，没有意义）</translation>
    </message>
    <message>
        <source>Before softmax:</source>
        <translation>softmax 之前：</translation>
    </message>
    <message>
        <source>%1, %2 (error %3 %)</source>
        <translation>%1，%2（误差 %3 %）</translation>
    </message>
    <message>
        <source>The linear layers&apos; weights are kept as %1. The error is that of the answer, relative to float32&apos;s, on made-up pictures.</source>
        <translation>线性层的权重以 %1 保存。误差指在合成图片上的结果相对于 float32 结果的偏差。</translation>
    </message>
    <message>
        <source>Cloud: %1, connected, round trip %2</source>
        <translation>云端：%1，已连接，往返 %2</translation>
    </message>
</context>
<context>
    <name>splitscope::SweepCommand</name>
    <message>
        <source>%1: about %2</source>
        <translation>%1：约需 %2</translation>
    </message>
    <message>
        <source>a sweep of %1 cells takes about %2; give --yes if it is meant</source>
        <translation>%1 格的扫描约需 %2；确定要做请加 --yes</translation>
    </message>
    <message>
        <source>Begin? (y/n)</source>
        <translation>开始吗？（y/n）</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>experiment %1 in %2, order by seed %3</source>
        <translation>实验 %1，存于 %2，顺序由种子 %3 决定</translation>
    </message>
    <message>
        <source>%1 of %2 runs are there already</source>
        <translation>%2 次运行中已有 %1 次</translation>
    </message>
    <message>
        <source>warming up, %1 runs left</source>
        <translation>预热中，还剩 %1 次</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>已完成 %1 / %2 次运行</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>，失败 %1 次</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>，约剩 %1</translation>
    </message>
    <message>
        <source>To go on: splitscope-edge sweep --notebook %1 --resume %2</source>
        <translation>继续：splitscope-edge sweep --notebook %1 --resume %2</translation>
    </message>
    <message>
        <source>the runs took %1 times their latencies</source>
        <translation>扫描耗时为各次时延之和的 %1 倍</translation>
    </message>
</context>
<context>
    <name>splitscope::SweepForm</name>
    <message>
        <source>CPU shares</source>
        <translation>CPU 份额</translation>
    </message>
    <message>
        <source>Bandwidths, Mbit/s</source>
        <translation>带宽，Mbit/s</translation>
    </message>
    <message>
        <source>Cuts</source>
        <translation>切分点</translation>
    </message>
    <message>
        <source>Codings</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Runs of each</source>
        <translation>每格次数</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量方式</translation>
    </message>
    <message>
        <source>A list, as 0.3,0.5,0.7, or a range, as 0.2..0.8:0.1</source>
        <translation>列表，如 0.3,0.5,0.7；或范围，如 0.2..0.8:0.1</translation>
    </message>
    <message>
        <source>or unlimited</source>
        <translation>或 unlimited（不限）</translation>
    </message>
    <message>
        <source>or all</source>
        <translation>或 all（全部）</translation>
    </message>
    <message>
        <source>A list, as fp32,int8+zstd, or auto</source>
        <translation>列表，如 fp32,int8+zstd；或 auto（自动）</translation>
    </message>
    <message>
        <source>more, until 95 % interval within</source>
        <translation>继续，直到 95 % 区间宽度不超过</translation>
    </message>
    <message>
        <source>every cell end to end</source>
        <translation>每格端到端测量</translation>
    </message>
    <message>
        <source>parts once, cells composed of them</source>
        <translation>各部分只测一次，由其组合出各格</translation>
    </message>
    <message>
        <source>Composed cells are marked as such, and some of them are verified</source>
        <translation>组合得出的单元会标明，其中一部分会实测验证</translation>
    </message>
    <message>
        <source>Lab sheet&apos;s grid</source>
        <translation>实验单网格</translation>
    </message>
    <message>
        <source>Of the median</source>
        <translation>相对于中位数</translation>
    </message>
</context>
<context>
    <name>splitscope::SweepPage</name>
    <message>
        <source>Other runs are under way. Stop them first (Esc).</source>
        <translation>还有其他运行正在进行。请先停止 (Esc)。</translation>
    </message>
    <message>
        <source>%1, %2: %3 of %4 runs</source>
        <translation>%1，%2：%3 / %4 次</translation>
    </message>
    <message>
        <source>%1: that would take for ever. Choose fewer values.</source>
        <translation>%1：无法在合理时间内完成。请减少取值。</translation>
    </message>
    <message>
        <source>%1: about %2</source>
        <translation>%1：约 %2</translation>
    </message>
    <message>
        <source>%1. Press Begin once more if that is meant.</source>
        <translation>%1。如确实需要，请再按一次“开始”。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Warming up, %1 runs left</source>
        <translation>预热中，还剩 %1 次</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 / %2 次</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>，失败 %1 次</translation>
    </message>
    <message>
        <source>, paused</source>
        <translation>，已暂停</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>，约剩 %1</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Measure the whole grid in random order, under the window&apos;s conditions</source>
        <translation>在窗口当前条件下，按随机顺序测量整个网格</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop at once; what was measured is kept and can be resumed</source>
        <translation>立即停止；已测结果会保留，可稍后恢复</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Go on with what is missing</source>
        <translation>继续测量缺少的部分</translation>
    </message>
    <message>
        <source>No unfinished sweep</source>
        <translation>没有未完成的扫描</translation>
    </message>
    <message>
        <source>Unfinished sweeps</source>
        <translation>未完成的扫描</translation>
    </message>
    <message>
        <source>For each setting the best cut, and the best of all, appear here as cells are measured; the map fills with them.</source>
        <translation>测量过程中，这里显示每种条件下的最优切分点和总体最优；地图随之填充。</translation>
    </message>
    <message>
        <source>What the sweep has found</source>
        <translation>扫描结果</translation>
    </message>
</context>
<context>
    <name>splitscope::TerminalView</name>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation>无法写入 %1：%2。请换一个文件夹。</translation>
    </message>
    <message>
        <source>Save terminal</source>
        <translation>保存终端内容</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Edge terminal</source>
        <translation>边缘端终端</translation>
    </message>
    <message>
        <source>Cloud terminal</source>
        <translation>云端终端</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
</context>
<context>
    <name>splitscope::TimelineChart</name>
    <message>
        <source>No run yet. Press F5 to measure one, or F7 to measure without a pause: the last %1 stay here.</source>
        <translation>还没有运行。按 F5 测量一次，或按 F7 连续测量：最近 %1 次会留在这里。</translation>
    </message>
    <message>
        <source>the last runs, end-to-end, ms</source>
        <translation>最近的运行，端到端，ms</translation>
    </message>
    <message>
        <source>layer %1, %2</source>
        <translation>第 %1 层，%2</translation>
    </message>
    <message>
        <source>from %1 to %2 ms of run %3</source>
        <translation>运行 %3 的第 %1 至 %2 ms</translation>
    </message>
    <message>
        <source>Estimated: both ways together are measured, and the reply is taken to need half of the idle round trip.</source>
        <translation>估计值：测得的是往返合计，并假定回复需要空闲往返时间的一半。</translation>
    </message>
    <message>
        <source>run %1, cut %2
%3</source>
        <translation>运行 %1，切分点 %2
%3</translation>
    </message>
    <message>
        <source>local %1, transfer %2, cloud %3, end-to-end %4 ms</source>
        <translation>本地 %1，传输 %2，云端 %3，端到端 %4 ms</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>run %1, cut %2, ms</source>
        <translation>运行 %1，切分点 %2，ms</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>from, ms</source>
        <translation>开始，ms</translation>
    </message>
    <message>
        <source>to, ms</source>
        <translation>结束，ms</translation>
    </message>
    <message>
        <source>length, ms</source>
        <translation>时长，ms</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>splitscope::TraceBox</name>
    <message>
        <source>Open trace</source>
        <translation>打开带宽轨迹</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>带宽轨迹</translation>
    </message>
    <message>
        <source>Bandwidth over time, both ways: a CSV file of seconds and Mbit/s, or one of
Mahimahi&apos;s. It begins with the first run and goes on from run to run.</source>
        <translation>随时间变化的双向带宽：由秒和 Mbit/s 组成的 CSV 文件，或 Mahimahi 格式的
文件。从第一次运行开始，并在各次运行之间继续。</translation>
    </message>
</context>
<context>
    <name>splitscope::TrainCommand</name>
    <message>
        <source>Measures made-up layers of each kind on this computer and fits how long a layer takes to what it looks like, as Neurosurgeon did. Networks that were never measured can then be predicted: splitscope-edge predict --predictor neurosurgeon.
Example: splitscope-edge train</source>
        <translation>在本机上测量各类自动生成的层，并像 Neurosurgeon 那样拟合层的配置与耗时之间的关系。此后从未测量过的网络也能预测：splitscope-edge predict --predictor neurosurgeon。
例：splitscope-edge train</translation>
    </message>
    <message>
        <source>Fit the predictor.</source>
        <translation>拟合预测器。</translation>
    </message>
    <message>
        <source>The file that is written. Default: %1, where all programs look for it.</source>
        <translation>要写入的文件。默认：%1，所有程序都在那里查找。</translation>
    </message>
    <message>
        <source>Write over a file given with --out that is there.</source>
        <translation>覆盖 --out 指定的已有文件。</translation>
    </message>
    <message>
        <source>A twentieth of the layers: to see whether it works.</source>
        <translation>只测二十分之一的层：看看是否可用。</translation>
    </message>
    <message>
        <source>Makes the same layers again. Default: 2017.</source>
        <translation>再次生成相同的层。默认：2017。</translation>
    </message>
    <message>
        <source>The file&apos;s text on standard output, in place of a table.</source>
        <translation>在标准输出上写出文件内容，代替表格。</translation>
    </message>
    <message>
        <source>en or zh. Default: the system&apos;s.</source>
        <translation>en 或 zh。默认：系统语言。</translation>
    </message>
    <message>
        <source>kind             form           layers       R2  median error   p95 error</source>
        <translation>类型             形式               层数       R2      中位误差    p95 误差</translation>
    </message>
    <message>
        <source>--out is empty: name the file to be written</source>
        <translation>--out 为空：请指定要写入的文件</translation>
    </message>
    <message>
        <source>--out %1: the file is there already; --force writes over it</source>
        <translation>--out %1：文件已存在；用 --force 覆盖</translation>
    </message>
    <message>
        <source>--seed %1: give a number from 0 to %2</source>
        <translation>--seed %1：请给出 0 到 %2 之间的数</translation>
    </message>
    <message>
        <source>training: %1 %</source>
        <translation>训练：%1 %</translation>
    </message>
    <message>
        <source>Errors are those of layers that had no part in the fit. Written: %1</source>
        <translation>误差取自未参与拟合的层。已写入：%1</translation>
    </message>
</context>
<context>
    <name>splitscope::Workbench</name>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Capture for report</source>
        <translation>截取到报告</translation>
    </message>
    <message>
        <source>Keep the view as it is now, with a caption, for the lab report (F8)</source>
        <translation>把当前视图连同说明保存下来，用于实验报告 (F8)</translation>
    </message>
</context>
</TS>
