### 建造者的改动为何没有生效；按钮为何没有反应

error-drafting = 这里正在编辑草稿。请修改草稿，完成后再发布。
error-not_drafting = 这里已经没有草稿了。
error-revision_unknown = 这里从未有过那个样子。请从历史记录中选择一个时刻。
error-locked = 它已被锁定，须先由建造者解锁。
error-area = 这会超出你的建造区域，请留在区域之内。
error-builders_only = 只有整个场地的建造者才能改动它，请找他们帮忙。
error-budget =
    { $what ->
        [triangles] 三角形会有 { $value } 个，这里最多 { $max } 个。请移除一些东西，或使用更轻的模型、更少的副本。
        [bytes] 内容会超过这里能保存的上限。请移除一些东西，或加以简化。
       *[entities] 物件会有 { $value } 件（每个副本算一件），这里最多 { $max } 件。请先移除一些。
    }
error-entity_unknown = 这个物件已经不在了。
error-entity_taken = 这个物件已经在这里了。
error-not_yours = 这是别人做的，你只能撤销自己的操作。
error-nothing_to_undo = 没有可以撤销的操作了。
error-edit_unknown = 这一步已无法撤销，请改为恢复历史记录中的某个时刻。
error-component_refused = 物件不能是这个样子，请检查数值。
error-parent_refused = 它不能挂在那里，请换一个地方。
error-scene_refused = 这里无法接受该改动，请检查名称和数值后重试。
error-scene_too_big = 这里已经满了。请移除一些东西，或把小部件合并起来。
error-zone_unknown = 那个区域已经不在了。
error-button_unknown = 那个按钮已经不在了。
error-button_too_far = 那个按钮太远了，请先走近一些。
error-grabbable = 能拿在手里的物件不能挂在别处，不能承载人，也不能自己移动。请去掉其中一项。
error-thing_unknown = 这个物件不能拿起，或者已经不在了。
error-thing_too_far = 够不着，请先走近一些。
error-thing_held = 它正被别人拿着。
error-thing_not_held = 它已经不在你手里了。
error-hands_full = 你手里已经有东西了，请先放下。
