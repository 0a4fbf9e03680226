# Ce que disent les nombres du lieu, pour qui ne les voit pas.

data-relief = Un relief de { $rows } × { $columns } nombres. { $z } : de { $low } à { $high }, au plus haut là où { $x } vaut { $at_x } et { $y } vaut { $at_y }.
data-holes = Il ne contient aucun nombre.
data-points = Un nuage de { $count } points. { $x } : de { $x_low } à { $x_high }. { $y } : de { $y_low } à { $y_high }. { $z } : de { $z_low } à { $z_high }.
data-points-value = { $value }, en couleur : de { $low } à { $high }.
data-axis-x = x
data-axis-y = y
data-axis-z = hauteur
data-axis-value = valeur
