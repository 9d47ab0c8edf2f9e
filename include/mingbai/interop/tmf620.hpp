// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/interop/tmf620_export.hpp>
#include <mingbai/interop/tmf620_import.hpp>

// The TM Forum Product Catalog Management API (TMF620, version 5): its documents as plans, and plans as its documents.
