package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an operation does with each member that its request may have: headers by their lower-case name, query parameters with a
 * question mark in front. What is in no table is refused by its name if it begins with {@code x-amz-}: it asks for something, and
 * an answer of 200 would say that it was done.
 */
final class RequestMembers {
    private static final String META = "x-amz-meta-";

    /** About the request itself, its signature and its body, whatever the operation. */
    private static final Set<String> PROTOCOL = Set.of(
            "x-amz-content-sha256",
            "x-amz-date",
            "x-amz-decoded-content-length",
            "x-amz-security-token",
            "x-amz-trailer",
            "x-amz-user-agent");

    private final Map<String, Use> uses;

    private RequestMembers(Map<String, Use> uses) {
        this.uses = Collections.unmodifiableMap(uses);
    }

    /** What is done with a member. */
    sealed interface Use {
        /** The operation does what it says. */
        record Honoured() implements Use {}

        /** It is taken and changes nothing, for a reason. */
        record WithoutEffect(String reason) implements Use {}

        /** It is refused, at least with some values. */
        record Refused(Refusal refusal) implements Use {}
    }

    /** Refuses a member of a request. */
    @FunctionalInterface
    interface Refusal {
        /** The error, unless the value is one that can be taken. */
        Optional<S3Error> of(String name, String value);
    }

    /** A table of what is honoured. */
    static RequestMembers honouring(String... names) {
        return new RequestMembers(Map.of()).with(new Use.Honoured(), names);
    }

    RequestMembers ignoring(String reason, String... names) {
        return with(new Use.WithoutEffect(reason), names);
    }

    RequestMembers refusing(Refusal refusal, String... names) {
        return with(new Use.Refused(refusal), names);
    }

    /** Both tables; where both name a member, this one says what is done with it. */
    RequestMembers and(RequestMembers other) {
        Map<String, Use> both = new HashMap<>(other.uses);
        both.putAll(uses);
        return new RequestMembers(both);
    }

    private RequestMembers with(Use use, String... names) {
        Map<String, Use> more = new HashMap<>(uses);
        for (String name : names) {
            more.put(name, use);
        }
        return new RequestMembers(more);
    }

    /** What is done with it, if the table says. */
    Optional<Use> use(String name) {
        return Optional.ofNullable(uses.get(name.startsWith(META) ? META : name));
    }

    /**
     * Refuses a request with a member that can be neither honoured nor left out.
     *
     * @throws S3Exception that names it
     */
    void check(Request request) {
        for (Headers.Field field : request.headers().fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            check(name, field.value());
            if (name.startsWith("x-amz-") && use(name).isEmpty() && !PROTOCOL.contains(name)) {
                throw new S3Exception(S3Error.notImplemented("The header " + name));
            }
        }
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        request.query().forEach((name, values) -> {
            values.forEach(value -> check("?" + name, value));
            // S3 passes over parameters that it does not know. A bare one beside a write, though, is how it writes what
            // the write is about, and the next one that S3 invents must not overwrite an object.
            if (!reads && use("?" + name).isEmpty() && values.contains("") && !SignatureQuery.isPartOfIt(name)) {
                throw new S3Exception(S3Error.notImplemented("The sub-resource " + name));
            }
        });
    }

    private void check(String name, String value) {
        if (use(name).orElse(null) instanceof Use.Refused refused) {
            refused.refusal().of(name, value).ifPresent(error -> {
                throw new S3Exception(error);
            });
        }
    }
}
