package io.penstock.transform.enrich.mask;

import java.math.BigInteger;
import java.security.SecureRandom;

/** A secret nobody knows, the same for all threads of a run: random for the process, and the run's id. */
final class RunSecret {
    private static final String PROCESS = new BigInteger(256, new SecureRandom()).toString(36);

    private RunSecret() {}

    static String of(String runId) {
        return PROCESS + ':' + runId;
    }
}
