// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

using namespace std::string_view_literals;

/// The look of the disclosure page: a table on a desk, cards on a phone, ink on paper.
inline constexpr std::string_view page_style = R"css(
:root{color-scheme:light;--ink:#16202c;--dim:#566070;--line:#d8dee7;--edge:#77818f;--paper:#fff;--wash:#f3f6fa;
--mark:#0a5aa8;--warn:#874600;--warnwash:#fff1db;--good:#116437;--goodwash:#e4f5ea}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#e8ebf0;--dim:#aab3c0;--line:#38404c;--edge:#7d8796;
--paper:#14171c;--wash:#1d222a;--mark:#82b9f5;--warn:#ffc876;--warnwash:#3b2d13;--good:#84d9a4;--goodwash:#16321f}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",
"Noto Sans CJK SC",sans-serif}
header{border-bottom:1px solid var(--line);background:var(--wash)}
.wrap{max-width:78rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.3;margin:0}
h2{font-size:1.2rem;line-height:1.4;margin:0;overflow-wrap:anywhere}
p{margin:.5rem 0}
a{color:var(--mark);text-underline-offset:.15em}
.dim,[lang=en]{color:var(--dim);font-size:.85rem;font-weight:400}
a [lang=en],button [lang=en]{color:inherit}
.notice{padding:.8rem 1rem;border-radius:.5rem;background:var(--warnwash);color:var(--warn)}
.notice [lang=en]{color:inherit}
.center{text-align:center}
form{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.7rem .9rem;background:var(--wash);
padding:1rem;border-radius:.6rem;border:1px solid var(--line);margin:.5rem 0 1.2rem}
.wide{grid-column:1/-1}
label,.label{display:block;font-size:.9rem;margin-bottom:.15rem}
kbd{font:inherit;font-size:.8rem;border:1px solid var(--edge);border-radius:.25rem;padding:0 .35rem;color:var(--dim)}
input,select,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);
border-radius:.4rem;padding:.4rem .6rem;width:100%;min-height:2.6rem}
input[aria-invalid=true]{border-color:var(--warn);outline:1px solid var(--warn)}
input[type=checkbox]{width:1.5rem;height:1.5rem;min-height:0;margin:0;vertical-align:middle;accent-color:var(--mark)}
button{cursor:pointer;width:auto}
button:hover,select:hover,input:hover{border-color:var(--mark)}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{position:static;grid-column:1/-1}
.problem{color:var(--warn);font-size:.85rem;margin:.2rem 0 0}
.problem:empty{display:none}
.pair,.buttons{display:flex;gap:.4rem;align-items:center}
.buttons{flex-wrap:wrap}
.bar{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center;margin:.5rem 0}
.bar #reset,.bar .check{margin-left:auto}
.check{margin-bottom:0}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.6rem .7rem;border-bottom:1px solid var(--line);vertical-align:top;font-weight:400;
unicode-bidi:isolate}
thead th{background:var(--wash);font-weight:600}
#list thead th{position:sticky;top:0;z-index:1;white-space:nowrap}
thead th [lang=en]{display:block}
thead button{display:grid;grid-template-columns:auto 1fr;column-gap:.35rem;border:0;background:none;padding:0;
min-height:1.5rem;font-weight:600;text-align:left}
thead button [lang=en]{grid-row:2;grid-column:1/-1}
thead button::after{content:"⇅";grid-row:1;grid-column:2;color:var(--dim);font-weight:400}
[aria-sort=ascending] button::after{content:"▲";color:var(--mark)}
[aria-sort=descending] button::after{content:"▼";color:var(--mark)}
#rows tr:hover{background:var(--wash)}
#list td{font-variant-numeric:tabular-nums}
#list .title{min-width:15rem;overflow-wrap:anywhere}
#list .title a{font-weight:600;text-decoration:none}
#list .title a:hover{text-decoration:underline}
.sub{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;color:var(--dim);
font-size:.85rem}
.price{font-weight:600}
.code{white-space:nowrap}
.tag{display:inline-block;font-size:.8rem;padding:.05rem .55rem;border-radius:1rem;white-space:nowrap;
color:var(--good);background:var(--goodwash)}
.tag.ended,.tag.soon,.tag.other{color:var(--warn);background:var(--warnwash)}
.card{border:1px solid var(--line);border-top:4px solid var(--mark);border-radius:.6rem;padding:1rem 1.2rem;
margin:.5rem 0 1.2rem}
.head{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:start;gap:.5rem 1rem}
#detail-price{font-size:1.35rem}
#detail td,#compare td{overflow-wrap:anywhere;white-space:pre-line}
#detail th,#compare th:first-child{width:11rem;font-weight:600}
#detail th [lang=en],#compare tbody th [lang=en]{font-size:.8rem}
#compare td,#compare thead th+th{width:calc(50% - 5.5rem)}
#compare thead th{overflow-wrap:anywhere;position:sticky;top:0}
#compare .differs{background:var(--warnwash)}
#compare.only tbody tr:not(.differs){display:none}
mark{background:none;color:var(--warn);font-weight:700;text-decoration:underline;text-decoration-thickness:2px}
.none{color:var(--dim);font-style:italic}
[hidden],.paper{display:none!important}
@media screen and (max-width:52rem){
 .wrap{padding:.75rem}
 form{grid-template-columns:1fr 1fr;padding:.75rem}
 .card{padding:.75rem}
 #list thead{display:none}
 #list,#list tbody{display:block}
 #list tr{display:grid;
grid-template:"title title pick" "price price price" "data data voice" "number category date"/1.15fr .85fr 1fr;
gap:.3rem .8rem;border:1px solid var(--line);border-radius:.6rem;padding:.7rem .8rem;margin:.7rem 0}
 #list td{display:block;border:0;padding:0;overflow-wrap:anywhere}
 #list td::before{content:attr(data-label);display:block;color:var(--dim);font-size:.8rem;font-style:normal}
 #list .title::before,#list .cost::before{content:none}
 #list .title{grid-area:title;min-width:0}
 #list .pick{grid-area:pick;text-align:right}
 #list .pick::before{display:inline;margin-right:.4rem;vertical-align:middle}
 #list .cost{grid-area:price;font-size:1.1rem}
 #list .data{grid-area:data}
 #list .voice{grid-area:voice}
 #list .code{grid-area:number;white-space:normal;font-size:.85rem}
 #list .kind{grid-area:category;font-size:.9rem}
 #list .date{grid-area:date;font-size:.9rem}
 #detail tr,#compare tr{display:grid;grid-template-columns:1fr}
 #detail th,#detail td,#compare th,#compare td{width:auto}
 #detail th,#compare tbody th{border-bottom:0;padding-bottom:0;color:var(--dim);font-size:.9rem}
 #detail th:first-child,#compare th:first-child{width:auto}
 #detail td{padding-top:.1rem}
 #compare tr{grid-template-columns:1fr 1fr}
 #compare tbody th,#compare thead th:first-child{grid-column:1/-1}
 #compare thead{position:sticky;top:0}
 #compare thead th:first-child{display:none}
 #compare thead th+th{width:auto}
 #compare td{padding:.2rem .4rem .6rem}
}
@media print{
 :root{color-scheme:light;--ink:#000;--dim:#333;--line:#999;--paper:#fff;--wash:#fff;--mark:#000;--warn:#000;
--warnwash:#fff;--good:#000;--goodwash:#fff}
 form,.buttons,#reset,#more,.check,#detail-link,#notice,kbd{display:none!important}
 #list th:last-child,#list td:last-child,thead button::after{display:none!important;content:none!important}
 .paper{display:block!important}
 #list thead th,#compare thead th{position:static}
 .wrap{max-width:none;padding:.3rem 0}
 .card{border:0;padding:0}
 tr{break-inside:avoid}
 body{font-size:11pt}
 body.one #results{display:none}
 #compare .differs th{border-left:3px solid #000}
}
)css"sv;

}  // namespace mingbai::inline MINGBAI_ABI::detail
