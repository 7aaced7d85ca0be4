package io.penstock.load.file;

/** Whether a file that tells what was written stands beside the target. */
public enum ManifestFile {
    /** It does not. The default. */
    OMIT,
    /** It does: {@code NAME.manifest.json}, published last; see {@link io.penstock.load.file.manifest.Manifest}. */
    WRITE
}
