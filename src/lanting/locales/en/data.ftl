# What numbers in the place say, for whoever does not see them.

data-relief = A relief of { $rows } × { $columns } numbers. { $z }: from { $low } to { $high }, highest where { $x } is { $at_x } and { $y } is { $at_y }.
data-holes = There are no numbers in it.
data-points = A cloud of { $count } points. { $x }: from { $x_low } to { $x_high }. { $y }: from { $y_low } to { $y_high }. { $z }: from { $z_low } to { $z_high }.
data-points-value = { $value }, as colour: from { $low } to { $high }.
data-axis-x = x
data-axis-y = y
data-axis-z = height
data-axis-value = value
