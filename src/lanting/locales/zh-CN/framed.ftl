### 在别的网站的网页里

framed-closed = 在别的网页里进不了这里：这个地方要先问来的是谁。
framed-own-tab = 在单独的标签页中打开
