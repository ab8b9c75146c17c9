"""Made-up pages in the form of those of China's customs, and a data folder that knows Aland and its plums."""

from pathlib import Path

from tests.etl.made_inputs import acts_text, write_data

AREAS = (
    "area_code,kind,iso3,m49_code,parent_code,sort_order,name_en,name_zh,name_ru\n"
    "CN,country,CHN,156,,1,China,中国,\nAX,country,ALA,248,,2,Aland,奥兰斯坦,\nBV,country,BVT,074,,3,Bouvet,布韦,\n"
    "AX-01,region,,,AX,4,Mariehamn region,,\nXG,group,,,,5,Both,,\n"
)
GOODS = (
    "good_code,sort_order,is_collective,name_en,name_zh,name_ru\n"
    "farm_goods,1,true,Farm goods,,\nfruit,2,true,Fruit,水果,\nplums,3,false,Plums,李子,\n"
    "dried_plums,4,false,Dried plums,李子干（话梅）,\n"
)
TITLE = "海关总署公告2099年第7号（关于进口奥兰斯坦李子干和李子植物检疫要求的公告）"
BODY = (
    "<p>根据《海关总署与奥兰农业部关于李子输华植物检疫要求的议定书》规定，即日起允许进口。</p>"
    "<p>特此公告。</p><p>海关总署</p><p>2099年5月9日</p>"
)
HEADINGS = (
    *("序号<br>No.", "在华注册编号<br>China Reg. No.", "所在国家（地区）注册编号<br>Overseas Reg. No."),
    *("企业名称<br>Name", "国家（地区）<br>Country(Region)", "生产场所地址<br>Address", "产品类别<br>Product Category"),
    *("注册日期<br>Reg. Date", "注册有效期<br>Exp. Date", "状态<br>State"),
)


def data_with_plums(folder: Path) -> Path:
    files = {"reference/areas.csv": AREAS, "reference/access_goods.csv": GOODS}
    return write_data(folder, files | {"access/market_access.csv": acts_text({})})


def notice(title: str = TITLE, body: str = BODY, published: str = "2099-05-11", lead: str = "") -> str:
    return (
        f'{lead}<html><head><meta charset="utf-8"><title>{title}</title></head><body><h2>{title}</h2>'
        f"<div>发布时间：{published}</div><table><tr><td>发布日期</td><td>{published}</td></tr></table>{body}</body></html>"
    )


def firm(number: str, **told: str) -> dict[str, str]:
    return {
        "number": number,
        "country": "奥兰斯坦",
        "product": "李子",
        "registered": "2099-01-02",
        "status": "有效",
    } | told


def register(*firms: dict[str, str], total: int | None = None) -> str:
    head = "".join(f"<th>{heading}</th>" for heading in HEADINGS)
    rows = "".join(
        f"<tr><td>{place}</td><td>{one['number']}</td><td>AX-1</td><td>Alander Orchard</td><td>{one['country']}</td>"
        f"<td>Mariehamn</td><td>{one['product']}</td><td>{one['registered']}</td><td>2104-01-01</td><td>{one['status']}</td></tr>"
        for place, one in enumerate(firms, start=1)
    )
    return (
        "<html><head><title>进口食品境外生产企业注册信息</title></head><body><table><tr><td>查询</td></tr></table>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><div>共 {total or len(firms)} 条记录</div></body></html>"
    )
