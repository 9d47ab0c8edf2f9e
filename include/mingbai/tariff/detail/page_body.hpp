// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

using namespace std::string_view_literals;

/// What stands in the disclosure page before the script fills it. It is hidden until then: without the script, its
/// controls would do nothing.
inline constexpr std::string_view page_body = R"html(<noscript><p class="wrap">本页需要启用脚本才能检索资费方案。 <span
lang="en">This page needs scripts to show the plans.</span></p></noscript>
<main id="main" class="wrap" hidden>
<p id="notice" class="notice" role="alert" hidden></p>
<section id="detail" class="card" aria-labelledby="detail-title" hidden>
<div class="head"><h2 id="detail-title" tabindex="-1"></h2><div class="buttons">
<button type="button" id="detail-pick" aria-pressed="false">加入对比 <span lang="en">Compare</span></button>
<button type="button" id="detail-print">打印 <span lang="en">Print</span></button>
<button type="button" id="detail-close">关闭 <span lang="en">Close</span></button></div></div>
<p id="detail-lead"><strong id="detail-price"></strong> <span id="detail-sale"></span></p>
<table role="table" aria-labelledby="detail-title"><tbody id="detail-body" role="rowgroup"></tbody></table>
<p class="dim"><a id="detail-link" href="#">本方案链接 <span lang="en">Link to this plan</span></a></p>
</section>
<section id="compare" class="card" aria-labelledby="compare-title" hidden>
<div class="head"><h2 id="compare-title" tabindex="-1">方案对比 <span lang="en">Two plans side by side</span></h2><div
class="buttons">
<button type="button" id="compare-print">打印 <span lang="en">Print</span></button>
<button type="button" id="compare-close">关闭 <span lang="en">Close</span></button></div></div>
<p class="bar"><span id="compare-count" role="status"></span><label class="check"><input type="checkbox"
id="compare-only"> 只看不同 <span lang="en">Differences only</span></label></p>
<table role="table" aria-labelledby="compare-title"><thead role="rowgroup"><tr role="row">
<th role="columnheader" scope="col">要素 <span lang="en">Element</span></th><th role="columnheader" scope="col"><a
id="compare-a" href="#"></a></th><th role="columnheader" scope="col"><a id="compare-b" href="#"></a></th>
</tr></thead><tbody id="compare-body" role="rowgroup"></tbody></table>
</section>
<form id="filter" role="search" aria-label="查找资费方案 / Find plans" autocomplete="off">
<a class="skip" id="skip" href="#results-title">跳到方案列表 <span lang="en">Skip to the plans</span></a>
<div class="wide"><label for="q">搜索名称、编号或内容 <span lang="en">Search</span> <kbd
aria-hidden="true">/</kbd></label><input id="q" type="search" aria-keyshortcuts="/" enterkeyhint="search"
spellcheck="false"></div>
<div><label for="cat">资费类型 <span lang="en">Category</span></label><select id="cat"><option
value="">全部 / All</option></select></div>
<div role="group" aria-labelledby="range-label"><span class="label" id="range-label">月资费（元） <span
lang="en">Monthly</span></span><div class="pair">
<span aria-hidden="true">从</span><input id="min" inputmode="decimal" aria-label="最低月资费 / from"
aria-describedby="range-note"><span aria-hidden="true">到</span><input id="max" inputmode="decimal" aria-label="最高月资费 / to"
aria-describedby="range-note"></div>
<p id="range-note" class="problem" role="status"></p></div>
<div><label for="region">适用地区 <span lang="en">Region</span></label><select id="region"><option
value="">全部 / All</option></select></div>
<div><label for="channel">销售渠道 <span lang="en">Channel</span></label><select id="channel"><option
value="">全部 / All</option></select></div>
<div><label for="sale">销售状态 <span lang="en">On sale</span></label><select id="sale"><option
value="on">在售 / On sale</option><option value="soon">未上线 / Not yet</option><option
value="ended">已下线 / No longer</option><option value="all">全部 / All</option></select></div>
<div><label for="sort">排序 <span lang="en">Order</span></label><select id="sort"><option
value="">默认 / As published</option></select></div>
</form>
<section id="results" aria-labelledby="results-title">
<div class="bar"><h2 id="results-title" tabindex="-1">资费方案 <span lang="en">Plans</span></h2><span id="count"
role="status"></span>
<span id="picked-bar" class="buttons" hidden><span id="picked" role="status"></span><button type="button"
id="picked-clear">取消对比 <span lang="en">Clear</span></button></span>
<button type="button" id="reset">重置筛选 <span lang="en">Reset</span></button></div>
<p id="printed" class="paper"></p>
<table id="list" role="table" aria-labelledby="results-title"><thead role="rowgroup"><tr role="row">
<th role="columnheader" scope="col"><button type="button" data-sort="name">名称 <span
lang="en">Name</span></button></th>
<th role="columnheader" scope="col"><button type="button" data-sort="number">方案编号 <span
lang="en">Number</span></button></th>
<th role="columnheader" scope="col"><button type="button" data-sort="category">类型 <span
lang="en">Category</span></button></th>
<th role="columnheader" scope="col"><button type="button" data-sort="price">资费 <span
lang="en">Price</span></button></th>
<th role="columnheader" scope="col"><button type="button" data-sort="data">流量 <span
lang="en">Data</span></button></th>
<th role="columnheader" scope="col"><button type="button" data-sort="voice">语音 <span
lang="en">Voice</span></button></th>
<th role="columnheader" scope="col"><button type="button" data-sort="date">上线日期 <span
lang="en">On sale</span></button></th>
<th role="columnheader" scope="col">对比 <span lang="en">Compare</span></th>
</tr></thead><tbody id="rows" role="rowgroup"></tbody></table>
<p id="empty" class="notice" hidden>没有符合条件的方案，请放宽条件或重置筛选。
<span lang="en">No plan meets these conditions.</span></p>
<p class="center"><button type="button" id="more" hidden>显示更多 <span lang="en">More</span></button></p>
</section>
</main>
)html"sv;

}  // namespace mingbai::inline MINGBAI_ABI::detail
