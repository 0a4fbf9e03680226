### 可选的场所模板：名称，以及 .description 中所见的样子

template-orchid-pavilion = 兰亭
    .description = 曲水之畔的亭子，竹林与雾中远山。
template-courtyard = 庭院
    .description = 铺石院落，有台阶、坡道、露台，回廊下有过道。
template-stage-hall = 戏台
    .description = 飞檐下的敞台，弧形座席，背后是远山。
template-teaching-room = 学堂
    .description = 明亮的屋子，矮桌、板书，窗外是竹。
template-gallery = 画廊
    .description = 白墙挂画，环着一方小园。
template-open-field = 旷野
    .description = 四百米见方的平地，可办集市，可容万人。
