# 场景中的数据说了什么，供看不见的人了解。

data-relief = 由 { $rows } × { $columns } 个数构成的地形图。{ $z }：从 { $low } 到 { $high }，最高处 { $x } 为 { $at_x }，{ $y } 为 { $at_y }。
data-holes = 里面没有任何数字。
data-points = 由 { $count } 个点构成的点云。{ $x }：从 { $x_low } 到 { $x_high }。{ $y }：从 { $y_low } 到 { $y_high }。{ $z }：从 { $z_low } 到 { $z_high }。
data-points-value = 颜色表示{ $value }：从 { $low } 到 { $high }。
data-axis-x = x
data-axis-y = y
data-axis-z = 高度
data-axis-value = 数值
