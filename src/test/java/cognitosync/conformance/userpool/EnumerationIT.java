package cognitosync.conformance.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.userpool.signin.SrpClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the answers of an app client that hides users tell who is one: neither what they say nor how long they take. {@code
 * enumeration.samples} takes more samples; the medians are logged as information. How many hashes each costs is counted in unit tests.
 */
class EnumerationIT {
    private static final Logger LOG = LoggerFactory.getLogger(EnumerationIT.class);
    private static final UserPoolCloud CLOUD = UserPoolCloud.shared();
    private static final RawApi RAW = new RawApi(CLOUD.endpoint());
    private static final int SAMPLES = Integer.getInteger("enumeration.samples", 12);
    /** Fewer than what locks a user. */
    private static final int OF_EACH_USER = 4;
    /** A busy machine disturbs medians of short answers by this much and more than a difference of a hash would be. */
    private static final double FACTOR = 3;

    private static final String WRONG = "Wrong-horse-9-battery";

    private record Sample(RawApi.Answer answer, double millis) {}

    /** An operation about a user, which is refused or tells nothing. */
    private record Probe(String name, boolean isWaiting, BiFunction<String, Map<String, Object>, Sample> call) {}

    static Stream<Named<Probe>> probes() {
        return Stream.of(
                probe("InitiateAuth by a wrong password", "InitiateAuth", (user, input) -> {
                    input.put("AuthFlow", "USER_PASSWORD_AUTH");
                    input.put("AuthParameters", Map.of("USERNAME", user, "PASSWORD", WRONG));
                }),
                probe("InitiateAuth by SRP", "InitiateAuth", (user, input) -> {
                    input.put("AuthFlow", "USER_SRP_AUTH");
                    input.put("AuthParameters", Map.of("USERNAME", user, "SRP_A", new SrpClient().srpA()));
                }),
                probe("InitiateAuth by choice", "InitiateAuth", (user, input) -> {
                    input.put("AuthFlow", "USER_AUTH");
                    input.put("AuthParameters", Map.of("USERNAME", user));
                }),
                probe("InitiateAuth by choice of a wrong password", "InitiateAuth", (user, input) -> {
                    input.put("AuthFlow", "USER_AUTH");
                    input.put(
                            "AuthParameters",
                            Map.of("USERNAME", user, "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", WRONG));
                }),
                Named.of(
                        "RespondToAuthChallenge by a wrong proof",
                        new Probe("RespondToAuthChallenge", false, EnumerationIT::wrongProof)),
                probe("ForgotPassword", "ForgotPassword", (user, input) -> input.put("Username", user)),
                probe("ConfirmForgotPassword without a code", "ConfirmForgotPassword", (user, input) -> {
                    input.put("Username", user);
                    input.put("ConfirmationCode", "nocode");
                    input.put("Password", WRONG);
                }),
                waiting("ResendConfirmationCode", (user, input) -> input.put("Username", user)),
                waiting("ConfirmSignUp", (user, input) -> {
                    input.put("Username", user);
                    input.put("ConfirmationCode", "nocode");
                }));
    }

    private interface Filling {
        void into(String user, Map<String, Object> input);
    }

    private static Named<Probe> probe(String name, String operation, Filling filling) {
        return Named.of(name, new Probe(name, false, (user, input) -> {
            filling.into(user, input);
            return timed(operation, input);
        }));
    }

    private static Named<Probe> waiting(String operation, Filling filling) {
        return Named.of(operation, new Probe(operation, true, (user, input) -> {
            filling.into(user, input);
            return timed(operation, input);
        }));
    }

    // Only the second step is timed: the first has a probe of its own.
    private static Sample wrongProof(String user, Map<String, Object> input) {
        SrpClient srp = new SrpClient();
        Map<String, Object> first = new LinkedHashMap<>(input);
        first.put("AuthFlow", "USER_SRP_AUTH");
        first.put("AuthParameters", Map.of("USERNAME", user, "SRP_A", srp.srpA()));
        JsonNode challenge = RAW.call("InitiateAuth", first).body();
        Map<String, String> parameters = new LinkedHashMap<>();
        challenge
                .path("ChallengeParameters")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        input.put("ChallengeName", "PASSWORD_VERIFIER");
        input.put("Session", challenge.path("Session").asText());
        input.put(
                "ChallengeResponses",
                srp.responses(CLOUD.poolId(), parameters, WRONG, SrpClient.timestamp(Instant.now())));
        return timed("RespondToAuthChallenge", input);
    }

    private static Sample timed(String operation, Map<String, Object> input) {
        long start = System.nanoTime();
        RawApi.Answer answer = RAW.call(operation, input);
        return new Sample(answer, (System.nanoTime() - start) / 1e6);
    }

    private static Sample sample(Probe probe, String user) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("ClientId", CLOUD.passwordsClientId());
        return probe.call().apply(user, input);
    }

    @ParameterizedTest
    @MethodSource("probes")
    void answer_isTheSame_andTakesAsLong_forUsersAndOthers(Probe probe) {
        String client = CLOUD.passwordsClientId();
        List<String> known = Stream.generate(
                        () -> probe.isWaiting() ? CLOUD.newUnconfirmedUser(client) : CLOUD.newUser(client))
                .limit((SAMPLES + OF_EACH_USER - 1) / OF_EACH_USER)
                .toList();
        List<String> unknown =
                Stream.generate(UserPoolCloud::newAddress).limit(known.size()).toList();
        List<Double> ofKnown = new ArrayList<>();
        List<Double> ofUnknown = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            Sample one = sample(probe, known.get(i % known.size()));
            Sample other = sample(probe, unknown.get(i % unknown.size()));
            assertThat(seen(other.answer())).isEqualTo(seen(one.answer()));
            ofKnown.add(one.millis());
            ofUnknown.add(other.millis());
        }
        double here = median(ofKnown);
        double nowhere = median(ofUnknown);
        LOG.info(
                "{}",
                String.format(
                        "%.1f ms for users, %.1f ms for others, medians of %d: %s",
                        here, nowhere, SAMPLES, probe.name()));
        assertThat(Math.max(here, nowhere) / Math.min(here, nowhere))
                .as("%.1f ms and %.1f ms", here, nowhere)
                .isLessThan(FACTOR);
    }

    /** All that does not differ from request to request: status, error, names of members and lengths of random values. */
    private static String seen(RawApi.Answer answer) {
        if (answer.status() != 200) {
            return answer.refusal();
        }
        return "200 " + shape(answer.body());
    }

    private static String shape(JsonNode body) {
        if (!body.isObject()) {
            // A number of random bits may have a digit less, now and then.
            String text = body.asText();
            return text.matches("[0-9a-f]{20,}") ? "hex" : text.matches("\\S{40,}") ? "token" : kind(text);
        }
        TreeSet<String> members = new TreeSet<>();
        body.properties().forEach(member -> members.add(member.getKey() + "=" + shape(member.getValue())));
        return members.toString();
    }

    // Ids and addresses are the user's, or made up.
    private static String kind(String text) {
        return text.matches("[0-9a-f-]{36}") ? "id" : text.contains("***") ? text : text.replaceAll(".*@.*", "address");
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
