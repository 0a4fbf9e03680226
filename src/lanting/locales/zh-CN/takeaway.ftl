# 把整个地方存成一个文件，供其他程序使用。

build-title-takeaway = 存为 GLB 带走
takeaway-open = 存为 GLB 带走
takeaway-what = 这里看得见的一切存为一个文件，可用于 Blender、其他引擎和查看器。物件保留名称和说明；模型保持上传时的原样，并附上作者和许可。
takeaway-not = 人、声音和物件的动作不在其中。空间管理页上的空间文件包含全部内容。
takeaway-far = 包括天空和远山
takeaway-make = 生成文件
takeaway-again = 重新生成
takeaway-save = 保存文件
takeaway-stop = 停止
takeaway-progress = 文件进度
takeaway-fetching = 正在读取 { $name }…
takeaway-drawing = 正在绘制这个地方…
takeaway-writing = 正在写入文件…
takeaway-ready = 已完成：{ $things } 个物件，{ $weight }。
takeaway-missing = 有 { $count } 个文件已不在素材库中，未包含在内。
error-takeaway-large = 文件会有 { $weight }，上限为 { $most }。最大的是 { $heaviest }：请换成更轻的版本，或改用空间文件。
error-takeaway-broken = 无法读取“{ $name }”。请检查网络后重试。
error-takeaway-failed = 文件未能生成。请重试，或改用空间文件。
