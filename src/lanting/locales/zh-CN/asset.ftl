# 文件为什么没有收下，或没有改成。由服务器来说，浏览器照着显示。

error-asset_kind =
    { $looks_like ->
        [empty] 这个文件是空的，请换一个。
        [unknown] 这种文件在这里显示不了。模型请用 .glb 或 .gltf，图片请用 PNG、JPEG 或 WebP，声音请用 MP3、Ogg（Opus）或 WAV，数据请用 .npy。
       *[other] 这是 { $looks_like } 文件，在这里显示不了。请另存为 .glb（模型），PNG、JPEG 或 WebP（图片），MP3、Ogg（Opus）、WAV（声音），或 .npy（数据）。
    }
error-asset_damaged =
    { $why ->
        [ends_early] 文件不完整（{ $where }）。请从原处重新复制一份，再试一次。
        [trailing] 文件结尾之后还有别的东西（{ $where }）。请打开它重新保存，再试一次。
        [loops] 模型自己套着自己（{ $where }）。请用原来的软件重新导出。
        [version] 模型不是 glTF 2.0。请导出为 glTF 2.0。
        [counts] 文件声称的内容比实际的多（{ $where }）。请用原来的软件重新导出。
        [outside] 文件指向了里面没有的东西（{ $where }）。请用原来的软件重新导出。
       *[other] 文件损坏了（{ $where }）。请打开它重新保存，或换一个文件。
    }
error-asset_external = 模型还需要“{ $uri }”，但它不在文件里。请把所有文件一起拖进来，或导出成一个 .glb。
error-asset_extension =
    { $extension ->
        [KHR_texture_basisu] 模型的图片是 KTX2 格式，在这里显示不了。请改用 PNG、JPEG 或 WebP 导出。
       *[other] 模型离不开 { $extension }，而它在这里显示不了。请去掉它再导出。
    }
error-asset_animated = 动图在这里显示不了。请只带其中一张。
error-asset_too_large = 这里的文件最大 { $megabytes_max } MB。请把它变小，或请服务器的管理者放宽。
error-asset_too_heavy =
    { $what ->
        [triangles] 模型要画 { $value } 个三角形，最多只能 { $limit } 个。
        [draws] 模型要分 { $value } 步来画，最多只能 { $limit } 步。
        [pixels] 图片共有 { $value } 个像素，最多只能 { $limit } 个。
        [side_px] 有一张图片长 { $value } 像素，最多只能 { $limit } 像素。
        [megabytes] 展开后有 { $value } MB，最多只能 { $limit } MB。
        [minutes] 声音长 { $value } 分钟，最多只能 { $limit } 分钟。
       *[other] 声音有 { $value } 个声道，最多只能 { $limit } 个。
    }{ $part_count ->
        [0] 请带一个轻一些的版本。
       *[other] 请带一个轻一些的版本。最重的部分：{ $parts }。
    }
error-asset_too_complex = 文件里的东西太多，显示不了（{ $what }：{ $value }，最多 { $limit }）。请合并一些，或分成几个文件。
error-asset_check_ended = 没能在限度之内检查完这个文件。请带一个简单些的版本。
error-asset_changed = 文件在路上变了样，请重新发送。
error-asset_unknown = 这个文件已经不在了。
error-asset_used = 空间里还有 { $used } 样东西用着它，请先把它们拿走。
error-asset_words =
    { $field ->
        [name] 名称至少一个字，最多 { $chars_max } 个字。
       *[other] 文字太长了，最多 { $chars_max } 个字。
    }
error-assets_full =
    { $whose ->
        [person] 你带来的文件已有 { $megabytes_max } MB，到上限了。请删掉不再用的。
        [space] 这个空间的文件已有 { $megabytes_max } MB，到上限了。请删掉不再用的。
       *[other] 这台服务器存放的文件已有 { $megabytes_max } MB，到上限了。请让它的管理者放宽。
    }
error-assets_missing = 这台服务器不存放文件。
error-chunk_too_large = 一次发来的太多了，请接着发剩下的部分。
error-disk_full = 这台服务器的硬盘满了，要请它的管理者先腾出地方。
error-light_refused = 轻量版要和原件同类、同形，比原件小，最大 { $megabytes_max } MB。
error-not_builder = 只有在这里建造的人才能这样做。请向主人要一个建造者链接。
error-thumb_refused = 预览图每边最多 { $side_px_max } 像素，最大 { $kilobytes_max } kB。
error-too_many_uploads = 从这个地址开始的上传太多了。请等一分钟再继续。
error-upload_offset = 上传要从别处接着来（第 { $offset } 字节）。
error-upload_unknown = 这次上传已经结束，请重新开始。
error-uploads_at_once = 已经有 { $limit } 个文件在上传。请等它们传完，或取消几个。
