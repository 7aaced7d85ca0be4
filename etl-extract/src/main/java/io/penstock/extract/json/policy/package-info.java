/**
 * What becomes of JSON that is not as the columns expect it: {@link io.penstock.extract.json.policy.NewKeys}, {@link
 * io.penstock.extract.json.policy.DuplicateKeys}, {@link io.penstock.extract.json.policy.MixedTypes}, {@link
 * io.penstock.extract.json.policy.MalformedLines}.
 */
@NullMarked
package io.penstock.extract.json.policy;

import org.jspecify.annotations.NullMarked;
