# -*- coding: utf-8 -*-
# सूचना सेवा: ग्राहक को व्हाट्सऐप पर संदेश भेजती है।
# त्रुटि ⟦131047⟧: 24 घंटे बीत चुके हैं, टेम्पलेट चाहिए।
# त्रुटि ⟦131026⟧: ग्राहक व्हाट्सऐप पर नहीं है।
# कोड ⟦190⟧ का मतलब है कि टोकन पुराना हो गया, नया बनाएँ।
import requests

SEEMA = 100  # एक घंटे में अधिक से अधिक संदेश
DOBARA = 4  # इतनी बार कोशिश
PORT = 8033


def bhejo(number, sandesh):
    """10 सेकंड तक रुकता है; त्रुटि ⟦130429⟧ पर दोबारा कोशिश करता है।"""
    for koshish in range(DOBARA):
        uttar = requests.post(
            "https://graph.facebook.com/v20.0/106540352242922/messages",
            json={"messaging_product": "whatsapp", "to": number, "text": {"body": sandesh[:4096]}},
            timeout=10,
        )
        if uttar.status_code == 200:
            return uttar.json()["messages"][0]["id"]
        if uttar.json()["error"]["code"] != ⟦130429⟧:
            break
    return None  # 33 प्रतिशत संदेश यहाँ तक नहीं आते
