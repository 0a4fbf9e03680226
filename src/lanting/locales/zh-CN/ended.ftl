### 在外面：主持人的决定，或空间不再有

ended-ask-again = 再请求一次
ended-hosts-words = 主持人写道：
ended-ban-until = 有效期到{ $time }。
ended-ban-without-end = 直到主持人解除为止。
travel-refused = 没能进入{ $space }：你留在这里。
travel-locked = { $space } 的主持人锁了门：你留在这里。
error-banned = 这里的主持人不让你留下，所以你暂时不能进来。
error-code_needed = 这里要用链接或六个字母进入。请向邀请你的人要。
error-code_wrong = 这几个字母打不开这里，可能是旧的。请要新的。
error-too_many_tries = 这个地址试过的码太多了。请等一分钟再试。
