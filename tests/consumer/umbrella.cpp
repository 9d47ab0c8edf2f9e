// SPDX-License-Identifier: Apache-2.0
// A consumer that includes everything: the umbrella, or the single header in its place.
#include <mingbai/mingbai.hpp>

#include "consumer.hpp"
