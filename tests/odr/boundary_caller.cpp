// SPDX-License-Identifier: Apache-2.0
// A function of the embedder's own whose signature names a type of the library. Its two halves fit only when both were built
// with the same options; otherwise the ABI tag in the type's name keeps them from linking.
#include <mingbai/base/refusal.hpp>

int cross(const mingbai::refusal& refused);

int main() { return cross(mingbai::refusal{}); }
