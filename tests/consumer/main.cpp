// SPDX-License-Identifier: Apache-2.0
// A consumer that includes what it needs.
#include <mingbai/base/sha256.hpp>
#include <mingbai/version.hpp>

#include "consumer.hpp"
