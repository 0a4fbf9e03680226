### Outside, by a host's word or for good

ended-ask-again = Ask again
ended-hosts-words = The host wrote:
ended-ban-until = This holds until { $time }.
ended-ban-without-end = This holds until a host lifts it.
travel-refused = You were not let into { $space }: you stay here.
travel-locked = A host of { $space } has locked its door: you stay here.
error-banned = A host of this place has sent you away, so you cannot come in for now.
error-code_needed = This place opens by its link or its six letters. Ask whoever invited you for them.
error-code_wrong = These letters do not open this place; they may be old ones. Ask for the new ones.
error-too_many_tries = Too many codes were tried from this address. Wait a minute, then try again.
