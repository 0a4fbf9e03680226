# Why a file is not taken, or not changed. The server says it, and browsers show what it said.

error-asset_kind =
    { $looks_like ->
        [empty] This file is empty. Choose another.
        [unknown] This is no kind of file that is shown here. Bring models as .glb or .gltf, pictures as PNG, JPEG or WebP, sounds as MP3, Ogg (Opus) or WAV, numbers as .npy.
       *[other] This is a file of the kind { $looks_like }, which is not shown here. Save it as .glb (models), PNG, JPEG or WebP (pictures), MP3, Ogg (Opus) or WAV (sounds), or .npy (numbers).
    }
error-asset_damaged =
    { $why ->
        [ends_early] The file ends too early ({ $where }). Copy it again from where it comes, then try once more.
        [trailing] Something stands behind the end of the file ({ $where }). Open it and save it again, then try once more.
        [loops] The model contains itself ({ $where }). Export it again from the program it comes from.
        [version] The model is of another glTF than 2.0. Export it as glTF 2.0.
        [counts] The file says that it holds more than it does ({ $where }). Export it again from the program it comes from.
        [outside] The file points to something that is not in it ({ $where }). Export it again from the program it comes from.
       *[other] The file is damaged ({ $where }). Open it and save it again, or try another.
    }
error-asset_external = The model needs “{ $uri }”, which is not in it. Drop all its files together, or export it as one .glb.
error-asset_extension =
    { $extension ->
        [KHR_texture_basisu] The pictures of the model are KTX2, which is not shown here. Export it with PNG, JPEG or WebP.
       *[other] The model cannot do without { $extension }, which is not shown here. Export it without.
    }
error-asset_animated = Moving pictures are not shown. Bring a single picture of it.
error-asset_too_large = A file may have { $megabytes_max } MB here. Make it smaller, or ask whoever runs this server for more.
error-asset_too_heavy =
    { $what ->
        [triangles] The model draws { $value } triangles; { $limit } are the most.
        [draws] The model is drawn in { $value } steps; { $limit } are the most.
        [pixels] The pictures have { $value } pixels; { $limit } are the most.
        [side_px] A picture is { $value } pixels long; { $limit } are the most.
        [megabytes] Unpacked it has { $value } MB; { $limit } are the most.
        [minutes] The sound lasts { $value } minutes; { $limit } are the most.
       *[other] The sound has { $value } channels; { $limit } are the most.
    } { $part_count ->
        [0] Bring a lighter version.
       *[other] Bring a lighter version. The heaviest parts: { $parts }.
    }
error-asset_too_complex = The file has more pieces than can be shown ({ $what }: { $value }; at most { $limit }). Join some of them, or bring it as several files.
error-asset_check_ended = The file could not be looked through within the limits. Bring a simpler version of it.
error-asset_changed = The file changed on its way. Send it again.
error-asset_unknown = This file is not here any more.
error-asset_used =
    { $used ->
        [one] One thing in the Space still shows it. Take that away first.
       *[other] { $used } things in the Space still show it. Take them away first.
    }
error-asset_words =
    { $field ->
        [name] A name has at least one letter, and { $chars_max } at most.
       *[other] This text is too long: { $chars_max } letters at most.
    }
error-assets_full =
    { $whose ->
        [person] You have brought { $megabytes_max } MB here, which is the most. Delete what you do not use any more.
        [space] The files of this Space take { $megabytes_max } MB, which is the most. Delete what is not used any more.
       *[other] This server keeps { $megabytes_max } MB of files, which is the most. Ask whoever runs it for more.
    }
error-assets_missing = This server keeps no files.
error-chunk_too_large = More came at once than was to come. Go on with what is missing.
error-disk_full = The disk of this server is full. Whoever runs it must make room first.
error-light_refused = A light version is of the same kind and shape, smaller than the original, and has { $megabytes_max } MB at most.
error-not_builder = Only who builds here may do this. Ask the owner for a builder’s link.
error-thumb_refused = A preview is a picture of at most { $side_px_max } pixels a side and { $kilobytes_max } kB.
error-too_many_uploads = Too many files were begun from this address. Wait a minute, then go on.
error-upload_offset = The upload goes on at another place (byte { $offset }).
error-upload_unknown = This upload is over. Begin it anew.
error-uploads_at_once = { $limit } files are on their way already. Let them arrive, or cancel some.
