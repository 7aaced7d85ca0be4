package io.penstock.extract.files;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The settings of a scan. */
record ScanSettings(
        String directory,
        String glob,
        int maxDepth,
        HiddenFiles hidden,
        SymbolicLinks links,
        UnreadablePolicy unreadable,
        MimeDetection mime,
        Set<FileDetail> details)
        implements Serializable {
    /** No pattern: every file. */
    static final String EVERYTHING = "**";

    ScanSettings {
        details = Collections.unmodifiableSet(new TreeSet<>(details));
    }

    static ScanSettings of(String directory) {
        return new ScanSettings(
                directory,
                EVERYTHING,
                Integer.MAX_VALUE,
                HiddenFiles.SKIP,
                SymbolicLinks.FILES,
                UnreadablePolicy.FAIL,
                MimeDetection.CONTENT,
                Set.of());
    }

    Path root() {
        return Path.of(directory);
    }

    ScanSettings glob(String pattern) {
        return new ScanSettings(directory, pattern, maxDepth, hidden, links, unreadable, mime, details);
    }

    ScanSettings maxDepth(int depth) {
        return new ScanSettings(directory, glob, depth, hidden, links, unreadable, mime, details);
    }

    ScanSettings hidden(HiddenFiles policy) {
        return new ScanSettings(directory, glob, maxDepth, policy, links, unreadable, mime, details);
    }

    ScanSettings links(SymbolicLinks policy) {
        return new ScanSettings(directory, glob, maxDepth, hidden, policy, unreadable, mime, details);
    }

    ScanSettings unreadable(UnreadablePolicy policy) {
        return new ScanSettings(directory, glob, maxDepth, hidden, links, policy, mime, details);
    }

    ScanSettings mime(MimeDetection detection) {
        return new ScanSettings(directory, glob, maxDepth, hidden, links, unreadable, detection, details);
    }

    ScanSettings details(Set<FileDetail> wanted) {
        return new ScanSettings(directory, glob, maxDepth, hidden, links, unreadable, mime, wanted);
    }
}
