// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/sms_reply.hpp>

#include <catch.hpp>

#include <string>
#include <string_view>

namespace consent_sms_reply_test {

using mingbai::consent::answer;
using mingbai::consent::read_reply;
using namespace std::string_view_literals;

constexpr std::string_view agreement[]{
    "同意", "同意。", "同意！", "同意!", "同意!!!", "同意~", "同意～", " 同意", "同意 ", "　同意　", "\n同意\r\n", "\t同意", "同意，",
    "\u00A0同意", "\u2003同意\u2003", "同意的", "同意了", "同意啊", "我同意", "本人同意", "我本人同意", "我同意。谢谢",
    "同意，谢谢！", "同意谢谢", "谢谢，同意", "您好，同意", "你好，我同意办理。谢谢！", "同意 谢谢您", "同意办理", "同意订购", "同意开通",
    "同意办理该业务", "同意办理这个套餐", "同意该业务", "同意开通本业务", "同意参加活动", "我同意办理此项业务", "同意續訂",
    "确认", "确认。", "確認", "確認！", "我确认", "确认办理", "确认订购", "確認辦理", "確認訂購", "确认办理，谢谢", "确定", "确定办理", "確定",
    "是", "是。", "是的", "是的。", "是的！", "是啊", "是的，同意", "是，我同意", "是的，确认办理", "是 同意", "是。同意。",
    "好", "好的", "好啊", "好的，谢谢", "好的谢谢", "好的，同意", "可以", "可以的", "可以，办理", "行", "行的",
    "办理", "请办理", "請辦理", "请开通", "我要办理", "我要订购", "我要辦理這個業務", "同意，请办理", "你好，请办理",
    "Y", "y", "Ｙ", "ｙ", "Y。", "Y.", "Y!", " y ", "y\n", "Ｙ。", "Y 同意", "Y，谢谢", "YES", "Yes", "yes", "yEs", "ＹＥＳ",
    "yes!",
    "Yes.", "Yes, please", "yes please", "yes thanks", "Yes, I agree", "yes i agree.", "I agree", "I agree.", "agree",
    "Agreed",
    "confirm", "I confirm", "ok", "OK", "Ok.", "okay", "ok thanks", "accept", "I accept",
};

constexpr std::string_view refusal[]{
    "不同意", "不同意。", "不同意！！！", "我不同意", "本人不同意", "坚决不同意", "堅決不同意", "我坚决不同意", "绝不同意", "并不同意",
    "还是不同意", "我完全不同意", "不同意办理", "不同意订购该业务", "我不同意办理这个套餐", "没同意", "没有同意", "我没有同意过", "未同意",
    "不要", "不要。", "不要！", "不要了", "我不要", "我不要了", "不要不要", "不要不要不要", "不要谢谢", "不要，谢谢", "谢谢，不要", "谢谢不要",
    "不要办理", "不要给我办理", "请不要办理", "不要开通此业务", "不要這個", "不要这个套餐", "现在不要", "不", "不！", "不了", "不了，谢谢",
    "不不", "不不不", "不是", "不是的", "不行", "不可以", "不可", "不好", "不用", "不用了", "不用了谢谢", "不用，謝謝", "不需要", "我不需要",
    "不需要了，谢谢", "不需要这个业务", "我不需要该服务", "暂时不需要", "目前不需要", "现在不需要", "不必", "不必了", "不想", "不想要", "不想办",
    "不想办理这个业务", "不愿意", "不接受", "不接受该业务", "不感兴趣", "没兴趣", "沒興趣", "没有兴趣", "不确认", "不確認", "不办", "不办理",
    "不辦理", "先不办了", "不订", "不订购", "不订了", "不开", "不开通", "不买", "不購買", "不參加", "不申请",
    "否", "否。", "拒绝", "拒絕", "我拒绝", "拒绝办理", "谢绝", "反对", "我反对", "取消", "取消。", "请取消", "我要取消", "帮我取消", "取消订购",
    "取消办理", "确认取消", "确定取消", "算了", "算了。", "算了吧", "还是算了", "免了", "别", "别办", "別辦了", "别给我开通", "請勿辦理",
    "退订", "退訂", "退订。", "我要退订", "退订吧", "退了吧", "请退订", "TD", "td", "Td", "ＴＤ", "TD。", "TD!", " td ", "回复TD", "T", "t",
    "退订TD", "停", "停止", "终止", "關閉", "对不起，不需要", "不好意思，不要", "抱歉不需要", "對不起，我不同意", "您好，不需要，谢谢", "嗯不要",
    "不要，退订", "不，不要", "不同意。退订。", "不要……", "不要...", "算了…", "...不要",
    "N", "n", "Ｎ", "ｎ", "N。", "N!", "n\r\n", "NO", "no", "No.", "No!", "ＮＯ", "no no", "no no no", "no thanks",
    "No, thanks", "no thank you",
    "No, thank you.", "nope", "never", "not interested", "I do not agree", "I don't agree", "I don’t agree",
    "disagree", "don't",
    "I don't want it", "decline", "reject", "refuse", "cancel", "please cancel", "stop", "STOP", "unsubscribe",
    "sorry, no",
    "唔要", "唔同意", "唔使", "冇興趣", "莫要",
    // Refusal survives what is between or behind its characters; agreement does not.
    "不 同意", "不 要", "T D", "N O", "退 订", "不\u200B同意", "不\u200D要", "\uFEFF不要", "TD\u200B", "N\u200E", "不要\uFE0F",
    "\u202E不要\u202C",
};

constexpr std::string_view neither[]{
    // nothing, and nothing to read
    "", " ", "\n", "　", "\t\r\n ", ".", "。", "，", "!", "！！！", "~", "…", "……", "-", "—", "_", "*", "#", "/", "\\",
    "\"", "“”", "()", "【】",
    "\u200B", "\uFEFF", "\u202E", "\0"sv,
    // the word of agreement inside something else
    "同意个啥", "同意個啥", "同意你妹", "同意个屁", "同意才怪", "我同意才怪", "同意了吗", "同意吗", "同意吗？", "同意么", "同意不", "同意不同意",
    "同不同意", "同意？", "同意?", "同意!?", "同意？！", "？同意", "谁同意了", "谁同意", "没人同意", "你同意", "他同意", "他们同意", "我妈同意",
    "我老公同意", "家人同意", "大家都同意", "如果免费就同意", "免费的话同意", "免费就同意", "便宜点就同意", "同意，但是要便宜", "同意但不要扣费",
    "同意，先别办", "先同意", "暂时同意", "可能同意", "也许同意", "应该同意", "大概同意", "同意吧", "同意咯", "同意呗", "同意嘛", "同意呢",
    "不得不同意", "不得不 同意", "不能不同意", "不会不同意", "不是不同意", "并非不同意", "没有不同意", "没说不同意", "我没说同意", "不可能不同意",
    "不同意不行", "不同意不行吗", "不同意是小狗", "谁不同意", "老婆不同意", "不同意？", "不同意吗", "难道不同意", "非同意不可", "无不同意",
    "同意退订", "同意取消", "同意不办理", "同意不要", "同意拒绝", "不同意退订", "不同意取消", "拒绝退订", "拒绝取消", "取消退订", "取消取消退订",
    "不要退订", "不要取消", "不退订", "别取消", "别退订", "不拒绝", "不反对", "不要 退订", "不要 取消", "没有异议", "无异议", "没意见", "没问题",
    "不错", "不错不错", "不客气", "不知道", "不懂", "不清楚", "不明白", "不确定", "不一定", "不好说", "不着急", "不急", "不太同意吧", "不见不散",
    // both, or one after the other
    "是不是", "是不", "是否", "是与不是", "是/否", "是，不是", "是 不是", "是的，不要", "同意，不同意", "同意 不同意", "同意/不同意", "不，同意",
    "不。同意。", "好的，不要", "好的 取消", "可以，不要", "可以不要", "可以不办吗", "可不可以", "行不行", "好不好", "要不要", "办不办", "Y/N", "Y N", "YN",
    "Y,N", "yes no", "yes/no", "yes or no", "yes and no", "no yes", "N Y", "Y TD", "同意TD", "TD同意", "同意退订同意", "对不起，同意",
    "不好意思，同意", "sorry, yes",
    // questions, delay, doubt
    "是吗", "是吗？", "是么", "是？", "好吗", "好吗？", "可以吗", "可以？", "行吗", "行？", "Y?", "y？", "yes?", "ok?", "什么", "什么？", "什么意思",
    "啥", "啥？",
    "啥意思", "多少钱", "多少钱？", "怎么收费", "收费吗", "免费吗", "为什么", "怎么退订", "如何退订？", "怎么取消", "你是谁", "你谁啊", "在吗", "?", "？？？",
    "再说", "再说吧", "以后再说", "下次吧", "考虑一下", "我考虑考虑", "等等", "等一下", "稍等", "看情况", "回头再说", "maybe", "later", "not sure",
    "not yes", "yes not", "why", "what?", "who is this", "how much",
    // doubtful assent, which is not agreement
    "嗯", "嗯嗯", "恩", "哦", "噢", "哦哦", "喔", "收到", "知道了", "知道", "了解", "明白", "明白了", "看到了", "随便", "随便吧", "都行", "都可以", "无所谓",
    "看着办", "你看着办", "你说呢", "好吧", "行吧", "可以吧", "是吧", "好了", "行了", "行了行了", "可以了", "够了", "得了", "对", "要", "是我", "是你",
    "好家伙", "好烦", "好贵", "好好好", "行行行", "是是是", "对对对", "好好", "是是", "好，好", "呵呵", "呵呵，同意", "哈哈哈", "同意哈哈", "呵呵好",
    "想得美", "做梦", "sure", "yeah right", "yep", "k", "kk", "fine", "whatever", "yes but", "yes, but not now",
    "yes if it is free",
    "sure, why not", "yesterday", "yesno", "yess", "yyy", "yy", "y y", "okok", "ok ok", "oky", "nok", "not ok",
    "no ok", "yeahno",
    "同意同意", "同意，同意", "同意 同意", "确认确认", "同意 意", "同同意意",
    // other words that contain the letters
    "同", "意", "意同", "同义", "同意见", "同意书", "同意书在哪", "不同意见", "同一", "統一", "同意度", "赞同", "是非", "确", "认", "确认书", "确认码", "yn",
    "ty", "yo", "n0", "n/a", "tdd", "tdyjdx", "tdsj", "ntd", "Td1", "nobody", "note", "nt", "stopped", "cancelled",
    "办", "办理大厅",
    "办理时间", "办理流程", "办理人", "好友", "行程", "可以理解", "可以便宜吗", "是这样的", "是的吗", "是个骗子", "是骗子吧", "骗子", "诈骗", "投诉", "我要投诉",
    "我要", "我要人工", "人工", "转人工", "10086", "客服",
    // figures and codes
    "1", "2", "0", "11", "１", "一", "①", "1。", "123456", "669344", "同意1", "1同意", "同意669344", "Y1", "Y669344", "1Y",
    "验证码669344", "N1",
    "是1", "好1", "100", "+1", "√", "✓", "✔", "×", "对√", "√同意", "○", "✗",
    // names, signatures, forwarded and automatic text
    "同意，张三", "张三同意", "同意 张三", "我是张三，同意", "同意（张三）", "同意【张三】", "【同意】", "（同意）", "(Y)", "[y]", "“同意”", "\"同意\"", "'Y'",
    "「同意」", "《同意》", "回复同意", "回复Y", "请回复同意", "请回复“同意”确认", "回复同意即可办理", "同意请回复Y", "不同意请回复N",
    "您正在申请办理29元流量包，同意请回复Y，不同意请回复N。【中国移动】", "确认办理请回复“同意”，退订回TD", "转发：同意", "Re: 同意", "Fw: Y",
    "[自动回复]同意", "自动回复：您好，我现在不方便接听", "我现在正在开会，稍后回复您", "正在开车，稍后联系。", "I'm driving, I'll reply later",
    "Sent from my iPhone", "同意\n发自我的手机", "同意\n\n--\n张三", "Yes\nSent from my phone", "对方已开启好友验证",
    "同意29元", "同意办理29元套餐", "同意办理两个", "同意办理流量", "同意第一个", "同意，第二个不要",
    // emoji and decoration
    "👍", "👌", "🙏", "✅", "❌", "🚫", "👎", "🙅", "同意👍", "👍同意", "同意😄", "不要👎👍同意", "Y👍", "好的👌", "[微笑]", "同意[微笑]", "^_^",
    "同意^_^",
    ":)", "同意:)", "Orz", "6", "666", "🇾", "Ⓨ", "ⓨ",
    // hidden characters beside agreement
    "同意\u200B", "\u200B同意", "同\u200B意", "\uFEFF同意", "同意\uFEFF", "同\u2060意", "同\u00AD意", "同意\u200D", "同意\u200E",
    "\u200F同意", "\u202E意同",
    "\u202E同意\u202C", "\u2066同意\u2069", "同意\uFE0F", "同\uFE00意", "同意\U000E0100", "同意\u034F", "同意\u3164", "Y\u200B",
    "\u200BY", "Y\uFE0F",
    "同意\U000E0020", "Y\U000E004E\U000E004F", "同意\u2800", "同意\u115F", "同意\u180E", "同意\u061C", "同意\u202A", "是\u200C",
    "好\u2063",
    // combining characters, look-alikes, other scripts
    "同意\u0336", "同\u0338意\u0338", "Y\u0338", "Y\u0336", "y\u0301", "Ý", "ÿ", "Ү", "У", "у", "Υ", "γ", "ʏ", "𝐘", "𝒀",
    "ｙ́", "¥", "￥", "是\u20E0",
    "目意", "同憶", "问意", "囘意", "冋意", "日的", "昰", "早的", "确讠人", "ΥES", "YЕS", "ΝΟ", "оk", "ОК", "0k", "ｏк",
    "はい", "同意します", "同意しません", "確認します", "いいえ", "네", "동의", "아니요", "да", "нет", "oui", "non", "si", "ja", "nein", "हाँ",
    "tongyi", "tong yi", "shi", "shide", "queren", "haode", "hao", "xing", "keyi", "banli", "要得", "中", "係", "系", "得",
    "冇问题",
    // punctuation that is not tolerated, and letters apart
    "同意-", "-同意", "^同意", "~同意", "!同意", "！同意", ".同意", "，同意", "…同意", "同意…", "同意……", "同意...", "同意。。。", "同意。。", "同意..",
    "同意,,", "Y...", "y…", "是……", "好……", "好的。。。", "ok...", "同.意", "同-意", "同，意", "同 意", "同\n意", "同/意", "Y.E.S", "Y E S",
    "y-e-s", "o.k.", "同意:", "同意：",
    "同意;;", "同意=", "同意+", "同意*", "同意#", "#同意#", "*同意*", "同意/", "同意|", "同意&", "&同意", "@同意", "同意@", "~~同意", "Y:", "Y-",
    "Y/", "Y\\", "Y_",
    "同意\x07", "同意\x1b", "\x01Y", "Y\x7f", "Y\0"sv,
    // malformed UTF-8
    "\xFF", "同意\xFF", "\xFF同意", "Y\x80", "\xE5\x90\x8C\xE6\x84", "\xC1\x99", "\xED\xA0\x80同意", "\xF4\x90\x80\x80",
    "N\xFF", "不要\xC0",
};

TEST_CASE("a reply that is agreement and nothing else is yes") {
    for (const std::string_view reply : agreement) {
        CAPTURE(std::string(reply));
        CHECK(read_reply(reply) == answer::yes);
    }
}

TEST_CASE("a clear refusal is no") {
    for (const std::string_view reply : refusal) {
        CAPTURE(std::string(reply));
        CHECK(read_reply(reply) == answer::no);
    }
}

TEST_CASE("everything else is unclear") {
    for (const std::string_view reply : neither) {
        CAPTURE(std::string(reply));
        CHECK(read_reply(reply) == answer::unclear);
    }
}

TEST_CASE("there are enough cases") { CHECK(std::size(agreement) + std::size(refusal) + std::size(neither) >= 250); }

TEST_CASE("agreement is never read through anything put before, behind or into it") {
    // Every agreement of the table, with every one of these around it, is not agreement any more.
    constexpr std::string_view before[]{"不",   "没",   "别", "谁", "如果", "我妈", "不是",    "呵呵",    "回复",
                                        "请问", "?",    "1",  "“",  "👍",   "x",    "\u200B", "\u202E", "-"};
    constexpr std::string_view behind[]{"吗", "不", "吧", "个啥",   "？",      "?",       "…",  "...", "但是", "才怪", "1",
                                        "”",  "👍", "x",  "\u200B", "\uFE0F", "\u0336", "/", " 不", "，不", "，取消"};
    for (const std::string_view reply : agreement) {
        for (const std::string_view extra : before) {
            CAPTURE(std::string(extra), std::string(reply));
            CHECK(read_reply(std::string(extra) + std::string(reply)) != answer::yes);
        }
        for (const std::string_view extra : behind) {
            CAPTURE(std::string(reply), std::string(extra));
            CHECK(read_reply(std::string(reply) + std::string(extra)) != answer::yes);
        }
    }
}

TEST_CASE("long replies are unclear and cost little") {
    std::string thanks = "同意";
    for (int i = 0; i < 10000; ++i) thanks += "，谢谢";
    CHECK(read_reply(thanks) == answer::unclear);
    std::string noes;
    for (int i = 0; i < 10000; ++i) noes += "不";
    CHECK(read_reply(noes) == answer::unclear);
    CHECK(read_reply(std::string(1 << 20, 'y')) == answer::unclear);
    CHECK(read_reply("同意" + std::string(100000, ' ')) == answer::yes);
}

TEST_CASE("a carrier may have other words") {
    static constexpr std::string_view yes[]{"1", "ja", "einverstanden"};
    static constexpr std::string_view no[]{"2", "nein"};
    constexpr mingbai::consent::reply_vocabulary words{.yes = yes, .no = no};
    static_assert(read_reply("JA!", words) == answer::yes);
    CHECK(read_reply("１", words) == answer::yes);
    CHECK(read_reply("Nein.", words) == answer::no);
    CHECK(read_reply("1 2", words) == answer::unclear);
    CHECK(read_reply("12", words) == answer::unclear);
    CHECK(read_reply("同意", words) == answer::unclear);
    CHECK(read_reply("", words) == answer::unclear);
}

static_assert(read_reply("同意") == answer::yes && read_reply("不同意") == answer::no);
static_assert(read_reply("同意个啥") == answer::unclear);
static_assert(noexcept(read_reply(""sv)));

}  // namespace consent_sms_reply_test
