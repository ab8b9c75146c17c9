"""Codes and names by which publishers know the six countries, for layouts and clients to choose from."""

CHINA_M49, CHINA_ISO3 = "156", "CHN"
BY_M49 = {CHINA_M49: "CN", "398": "KZ", "417": "KG", "762": "TJ", "795": "TM", "860": "UZ"}
BY_ISO3 = {CHINA_ISO3: "CN", "KAZ": "KZ", "KGZ": "KG", "TJK": "TJ", "TKM": "TM", "UZB": "UZ"}
CENTRAL_ASIA_M49 = tuple(code for code in BY_M49 if code != CHINA_M49)
CENTRAL_ASIA_ISO3 = tuple(code for code in BY_ISO3 if code != CHINA_ISO3)
CENTRAL_ASIA_IN_CHINESE = {
    "哈萨克斯坦": "KZ",
    "吉尔吉斯斯坦": "KG",
    "塔吉克斯坦": "TJ",
    "土库曼斯坦": "TM",
    "乌兹别克斯坦": "UZ",
}
NEIGHBOURS_M49 = {"643": "RU", "586": "PK"}
