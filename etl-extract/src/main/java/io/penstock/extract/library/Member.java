package io.penstock.extract.library;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of the register of members; also what extraction {@code members} gives without its counts. */
public record Member(
        String memberId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String branch,
        @Nullable LocalDate joinedOn,
        @Nullable Integer birthYear,
        @Nullable String status) {}
