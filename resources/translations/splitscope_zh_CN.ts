<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>The cloud half of split inference, over WebSockets.</source>
        <translation>边云协同推理的云端部分，使用 WebSocket。</translation>
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
        <source>Inferences at a time, 1 to 64. Default: 1.</source>
        <translation>同时进行的推理数，1 到 64。默认 1。</translation>
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
        <source>--listen %1: give an IP address of this computer</source>
        <translation>--listen %1：请给出本机的 IP 地址</translation>
    </message>
    <message>
        <source>--port %1: give a number from 0 to 65535</source>
        <translation>--port %1：请给出 0 到 65535 之间的数</translation>
    </message>
    <message>
        <source>--workers %1: give a number from 1 to 64</source>
        <translation>--workers %1：请给出 1 到 64 之间的数</translation>
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
        <source>give a command: run, lab, probe, profile, networks, devices, links or codings. splitscope-edge --help tells more.</source>
        <translation>请给出命令：run、lab、probe、profile、networks、devices、links 或 codings。splitscope-edge --help 有更多说明。</translation>
    </message>
    <message>
        <source>Measures a network split between this edge and a cloud node.
Example: splitscope-edge run --cut 0,8,13,22 --cpu 0.6 --bandwidth 5 --device orange-pi
The commands lab, probe, profile and codings have a --help of their own.</source>
        <translation>测量在本边缘与云节点之间切分的网络。
示例：splitscope-edge run --cut 0,8,13,22 --cpu 0.6 --bandwidth 5 --device orange-pi
命令 lab、probe、profile 和 codings 各有自己的 --help。</translation>
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
    <name>VersionText</name>
    <message>
        <source>LibTorch runs on the reference BLAS, which makes the linear layers two to three times slower. Install libopenblas0-openmp and start again.</source>
        <translation>LibTorch 正在使用参考 BLAS，线性层会慢两到三倍。请安装 libopenblas0-openmp 后重新启动。</translation>
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
        <source>end-to-end, ms</source>
        <translation>端到端 / ms</translation>
    </message>
    <message>
        <source>Latency by cut</source>
        <translation>各切分点的时延</translation>
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
        <source>Input %1. With the cut here, everything runs in the cloud.</source>
        <translation>输入 %1。在此切分时全部在云端运行。</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <translation>%1 → %2，%3</translation>
    </message>
    <message>
        <source>%1 million multiply-accumulates, %2 of weights</source>
        <translation>%1 百万次乘加，权重 %2</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
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
        <source>edge time</source>
        <translation>边缘耗时</translation>
    </message>
</context>
<context>
    <name>splitscope::LayerPanel</name>
    <message>
        <source>click, drag or ↑ ↓ to cut</source>
        <translation>点击、拖动或按 ↑ ↓ 切分</translation>
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
        <source>&amp;Precision of linear layers</source>
        <translation>线性层精度(&amp;P)</translation>
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
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The picture that the network looks at; drop a file here</source>
        <translation>网络所识别的图片；可将文件拖放到此处</translation>
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
    <name>splitscope::RecordsModel</name>
    <message>
        <source>This computer was too slow or too busy for the device asked for.</source>
        <translation>本机速度不足或过于繁忙，达不到所选设备。</translation>
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
        <source>best</source>
        <translation>最优</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>已测量</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>%1 changed the output by %2 %.</source>
        <translation>%1 使输出改变了 %2 %。</translation>
    </message>
    <message>
        <source>Another class has the highest score.</source>
        <translation>最高分的类别不同。</translation>
    </message>
    <message>
        <source>The link was shaped outside this program, or not at all.</source>
        <translation>链路由本程序之外整形，或未整形。</translation>
    </message>
    <message>
        <source>Round trip %1.</source>
        <translation>往返时间 %1。</translation>
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
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The rows selected, or all, for a spreadsheet</source>
        <translation>选中的行（未选时为全部），可粘贴到电子表格</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>splitscope::RunBar</name>
    <message>
        <source>Latency by cut</source>
        <translation>各切分点的时延</translation>
    </message>
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
</context>
<context>
    <name>splitscope::RunCommand</name>
    <message>
        <source>no run has achieved a rate that could be measured: %1 is not written</source>
        <translation>没有一次运行达到可测量的速率：未写入 %1</translation>
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
        <source>Copy the rows selected, or all</source>
        <translation>复制选中的行或全部</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
    <name>splitscope::Workbench</name>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>终端</translation>
    </message>
</context>
</TS>
