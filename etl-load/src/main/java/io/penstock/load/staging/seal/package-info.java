/**
 * Files that only the holder of a key can read: AES-256-GCM in chunks, so that memory is bounded whatever the size and nothing
 * that was changed, moved or cut off is ever given out.
 *
 * <p>The scheme is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance, CRYPTO 2015): the nonce of a chunk is a random prefix, the chunk's number and whether it is the last. Each
 * file has a key of its own, HMAC-SHA256 of its header under the user's key, which also authenticates the header.
 *
 * <ul>
 *   <li>{@link io.penstock.load.staging.seal.SealKey}: a key and its name
 *   <li>{@link io.penstock.load.staging.seal.SealedOutput}, {@link io.penstock.load.staging.seal.SealedInput}: both ways;
 *       {@code SealHeader}: what stands before the chunks; {@code Chunks}: one chunk
 *   <li>{@link io.penstock.load.staging.seal.SealErrors}: what went wrong
 * </ul>
 */
@NullMarked
package io.penstock.load.staging.seal;

import org.jspecify.annotations.NullMarked;
