"""Whose promise a sentence is."""

from pathlib import Path

import pytest

from tests.etl.drafts.made_articles import promised


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who is quoted is told where the quotation ends.
        ("Ли Хуа и Иван Аландов встретились. «Рынок велик. Мы готовы поставить 3 млн тонн зерна», — сказал Иван Аландов.",
         [("Supply grain", ["KZ"])]),
        ("Ivan Alandov met Li Hua. «We plan to buy wheat. It is good,» said the Kazakh minister.", [("Buy grain", ["KZ"])]),
        # The side that is the subject goes before who tells of it.
        ("Ivan Alandov met Li Hua. China is willing to expand imports of wheat, Alandov said.", [("Expand imports of grain", ["CN"])]),
        ("Ivan Alandov met Li Meimei. Kazakhstan and China will further expand trade.", [("Expand trade", ["KZ", "CN-XJ"])]),
        ("Ivan Alandov met Li Hua. Guests from China proposed to supply wheat.", []),
        ("王小明会见伊万·阿兰多夫。大使表示,愿同哈萨克斯坦扩大粮食贸易。", []),
        ("Иван Аландов встретился с Ли Хуа. Китайской стороне предложили начать экспорт мяса.", []),
        # Chinese tells somebody's words over several sentences.
        ("伊万·阿兰多夫会见李华。阿兰多夫表示,友谊长存。期待同中方提升粮食贸易规模。", [("Improve trade in grain", ["KZ"])]),
        # What was before promises nothing.
        ("Иван Аландов встретился с Ли Хуа. Напомним, ранее Казахстан предложил увеличить экспорт зерна.", []),
        # Chinese may name the goods before the action.
        ("伊万·阿兰多夫会见李华。哈方计划将谷物的出口量增加到200万吨。", [("Increase exports of grain", ["KZ"])]),
        ("Ivan Alandov met Li Hua. Kazakhstan plans to boost delivery of grain.", [("Increase supplies of grain", ["KZ"])]),
        ("Иван Аландов встретился с Ли Хуа. РК планирует увеличить поставки зерна в КНР до 1 млн тонн.",
         [("Increase supplies of grain", ["KZ"])]),
        ("Иван Аландов встретился с Ли Хуа. Китай готов возобновить экспорт мяса.", [("Resume exports of meat", ["CN"])]),
        ("Иван Аландов встретился с Ли Хуа. Казахстан начнёт экспортировать мясо.", [("Supply meat", ["KZ"])]),
        ("Ivan Alandov met Li Hua. The sides agreed to compile a road map on trade.", [("Draw up a road map for trade", ["KZ", "CN"])]),
        ("Ivan Alandov met Li Hua. China and Kazakhstan pledged to achieve a trade turnover of 10 billion dollars.",
         [("Achieve trade", ["KZ", "CN"])]),
        ("Ivan Alandov met Li Hua. They pledged to increase the export of agricultural goods and supply farm goods.",
         [("Increase exports of agricultural products", ["KZ", "CN"]), ("Supply agricultural products", ["KZ", "CN"])]),
    ],
)  # fmt: skip
def test_a_promise_is_of_who_makes_it(data_dir: Path, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert promised(data_dir, text) == expected
