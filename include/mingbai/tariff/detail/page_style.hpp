// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

/// The look of the disclosure page: a table on a desk, cards on a phone, ink on paper.
inline constexpr std::string_view page_style = R"css(
:root{--ink:#1a1c20;--dim:#5a606b;--line:#d9dde4;--paper:#fff;--wash:#f4f6f9;--mark:#0b5cad;--warn:#8a4b00;--warnwash:#fff3df}
@media (prefers-color-scheme:dark){:root{--ink:#e9ebef;--dim:#a9b0bc;--line:#3a404b;--paper:#15171b;--wash:#1e2127;--mark:#7db6f2;--warn:#ffc876;--warnwash:#3a2d14}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header,main,footer{max-width:76rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;margin:0}
h2{font-size:1.2rem;margin:0 0 .75rem}
a{color:var(--mark)}
.dim{color:var(--dim);font-size:.9rem}
form{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.6rem .8rem;background:var(--wash);padding:.9rem;border-radius:.5rem;border:1px solid var(--line)}
form .wide{grid-column:1/-1}
label{display:block;font-size:.85rem;color:var(--dim)}
input,select,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.35rem;padding:.4rem .55rem;width:100%;min-height:2.5rem}
button{cursor:pointer;width:auto}
button:hover{border-color:var(--mark)}
:focus-visible{outline:3px solid var(--mark);outline-offset:1px}
.pair{display:flex;gap:.4rem}
.bar{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;justify-content:space-between;margin:.9rem 0 .5rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.55rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
thead th{background:var(--wash);position:sticky;top:0;white-space:nowrap}
thead th button{border:0;background:none;padding:0;min-height:0;font-weight:600}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .num button{width:100%;text-align:right}
.tag{font-size:.8rem;padding:.05rem .45rem;border-radius:1rem;border:1px solid var(--line);white-space:nowrap}
.tag.ended,.tag.soon{color:var(--warn);background:var(--warnwash);border-color:transparent}
.pick{width:auto;min-height:0;transform:scale(1.25)}
section.card{border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:1rem 0}
.head{display:flex;justify-content:space-between;align-items:start;gap:1rem}
.differs{background:var(--warnwash)}
.differs th::after{content:" ≠";color:var(--warn)}
.none{color:var(--dim);font-style:italic}
td{overflow-wrap:anywhere;white-space:pre-line}
#detail th,#compare th{width:9.5rem;font-weight:600}
#compare td{width:45%}
[hidden]{display:none!important}
@media (max-width:44rem){
 header,main,footer{padding:.75rem}
 form{grid-template-columns:1fr 1fr}
 #list thead{position:absolute;left:-99rem}
 #list,#list tbody{display:block}
 #list tr{display:block;border:1px solid var(--line);border-radius:.5rem;padding:.4rem .6rem;margin:.6rem 0}
 #list td{display:flex;justify-content:space-between;gap:1rem;border:0;padding:.2rem 0;text-align:right}
 #list td::before{content:attr(data-label);color:var(--dim);text-align:left;white-space:nowrap}
 #list td.title{display:block;text-align:left;font-weight:600}
 #list td.title::before{content:none}
 #detail th,#compare th{width:6.2rem}
}
@media print{
 form,.bar,.pick,#more,.head button,footer .screen{display:none!important}
 :root{--ink:#000;--paper:#fff;--wash:#fff;--dim:#333;--line:#999}
 thead th{position:static}
 section.card{break-inside:avoid;border:0;padding:0}
 body.one #results{display:none}
}
)css";

}  // namespace mingbai::inline MINGBAI_ABI::detail
