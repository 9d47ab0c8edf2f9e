// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing::detail {

using namespace std::string_view_literals;

/// The look of a badge's page: a card on a phone, the code beside the words on a desk, ink on paper.
inline constexpr std::string_view badge_style = R"css(
:root{color-scheme:light;--ink:#16202c;--dim:#566070;--line:#d8dee7;--paper:#fff;--wash:#f3f6fa;
--mark:#0a5aa8;--warn:#874600;--warnwash:#fff1db}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#e8ebf0;--dim:#aab3c0;--line:#38404c;--paper:#14171c;
--wash:#1d222a;--mark:#82b9f5;--warn:#ffc876;--warnwash:#3b2d13}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,"PingFang SC","Microsoft YaHei",
"Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
main{max-width:46rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.3;margin:.2rem 0}
h2{font-size:1.1rem;margin:0 0 .3rem}
p{margin:.3rem 0}
.kind{color:var(--mark);font-weight:600}
[lang=en]{color:var(--dim);font-size:.85rem;font-weight:400}
.notice [lang=en]{color:inherit}
.code{margin:1rem 0;text-align:center}
.code svg{width:min(100%,22rem);height:auto;border:1px solid var(--line)}
dl{margin:0}
dl div{border-top:1px solid var(--line);padding:.5rem 0}
dt{color:var(--dim);font-size:.9rem}
dd{margin:0}
dd ul{margin:0;padding:0;list-style:none}
.notice{margin:1rem 0;padding:.8rem 1rem;border-radius:.5rem;background:var(--warnwash);color:var(--warn)}
.notice ul{margin:0;padding-left:1.2rem}
summary{cursor:pointer;padding:.4rem 0}
.text{font:.85rem/1.5 ui-monospace,Consolas,monospace;background:var(--wash);padding:.6rem;word-break:break-all}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
@media screen and (min-width:44rem){dl div{display:grid;grid-template-columns:15rem 1fr;gap:1rem}}
@media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--wash:#fff;--dim:#333;--line:#999;
--warn:#000;--warnwash:#fff}
.notice{border:1px solid #000}div{break-inside:avoid}}
)css"sv;

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail
