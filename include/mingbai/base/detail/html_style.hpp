// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

using namespace std::string_view_literals;

/// The look of a customer's own pages, bill and self-care: readable on a phone, on a desk, in the dark and on paper, without
/// script, network or font.
inline constexpr std::string_view customer_page_style = R"css(
:root{color-scheme:light;--ink:#1a1c20;--dim:#5a606b;--line:#d9dde4;--paper:#fff;--wash:#f4f6f9;--mark:#0b5cad;--warn:#8a4b00;--warnwash:#fff3df}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#e9ebef;--dim:#a9b0bc;--line:#3a404b;--paper:#15171b;--wash:#1e2127;--mark:#7db6f2;--warn:#ffc876;--warnwash:#3a2d14}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header,main,footer{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;margin:0}
h2{font-size:1.15rem;margin:1.5rem 0 .5rem}
nav ul{display:flex;flex-wrap:wrap;gap:.4rem 1rem;list-style:none;margin:0;padding:0}
a{color:var(--mark)}
:focus-visible{outline:3px solid var(--mark);outline-offset:1px}
.dim{color:var(--dim);font-size:.9rem}
.total{font-size:2rem;font-weight:600;font-variant-numeric:tabular-nums;margin:.25rem 0}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.5rem .6rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
thead th{background:var(--wash);white-space:nowrap}
tfoot th,tfoot td{font-weight:600;border-bottom:0}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.text{white-space:pre-line}
.warn{color:var(--warn);background:var(--warnwash)}
.tag{font-size:.8rem;padding:.05rem .45rem;border-radius:1rem;border:1px solid var(--line);white-space:nowrap}
.tag.warn{border-color:transparent}
.gone{color:var(--dim);font-style:italic}
svg{width:100%;height:auto;max-width:28rem;display:block}
svg text{fill:var(--ink);font:17px system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
svg .figure{text-anchor:end}
svg .bar{fill:var(--mark)}
svg .less{fill:none;stroke:var(--mark);stroke-width:2}
svg .other{fill:var(--dim)}
svg .limit{fill:none;stroke:var(--warn);stroke-width:3;stroke-dasharray:6 4}
@media screen and (max-width:44rem){
 .cards thead{display:none}
 .cards,.cards tbody,.cards tfoot,.cards tr{display:block}
 .cards tr{border-bottom:1px solid var(--line);padding:.5rem 0}
 .cards td{display:block;position:relative;border:0;padding:.1rem 0 .1rem 7rem;text-align:left;min-height:1.6em}
 .cards td:empty{display:none}
 .cards td::before{content:attr(data-label);position:absolute;left:0;color:var(--dim);font-size:.9rem;font-weight:400}
 .cards tbody td:first-child{padding-left:0;font-weight:600}
 .cards tbody td:first-child::before{content:none}
 .cards tfoot th{display:block;border:0;padding:.1rem 0}
 .tag{white-space:normal}
}
@media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--wash:#fff;--dim:#333;--line:#999}nav{display:none}section{break-inside:avoid}}
)css"sv;

}  // namespace mingbai::inline MINGBAI_ABI::detail
