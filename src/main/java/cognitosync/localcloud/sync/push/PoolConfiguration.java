package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.protocol.Constraints;
import cognitosync.localcloud.protocol.Members;
import cognitosync.localcloud.sync.api.Shapes;
import cognitosync.localcloud.sync.api.SyncErrors;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a pool is configured.
 *
 * @param version counts its changes, 0 before the first
 * @param pushSync where push synchronization is set up
 * @param streams where a stream is set up
 */
record PoolConfiguration(long version, Optional<PushSync> pushSync, Optional<CognitoStreams> streams) {
    static final PoolConfiguration NONE = new PoolConfiguration(0, Optional.empty(), Optional.empty());

    /** With what is given; an empty structure takes its part away, an absent one leaves it as it is. */
    PoolConfiguration with(Optional<PushSync> givenPush, Optional<CognitoStreams> givenStreams) {
        return new PoolConfiguration(
                version + 1,
                givenPush.isPresent() ? givenPush.filter(push -> !push.isEmpty()) : pushSync,
                givenStreams.isPresent() ? givenStreams.filter(given -> !given.isEmpty()) : streams);
    }

    /** Whether updates are streamed, without which there is nothing to publish to. */
    boolean isStreaming() {
        return streams.filter(CognitoStreams::isEnabled).isPresent();
    }

    /** The push synchronization of a pool that devices may use, or the error that they get. */
    PushSync requirePush(String poolId) {
        return pushSync.orElseThrow(() -> SyncErrors.invalidConfiguration("Identity pool '" + poolId
                + "' has no push synchronization; set ApplicationArns with SetIdentityPoolConfiguration."));
    }

    /** The answer of both operations on it. */
    ObjectNode answer(String poolId) {
        ObjectNode answer = Shapes.structure().put("IdentityPoolId", poolId);
        pushSync.ifPresent(push -> answer.set("PushSync", push.json()));
        streams.ifPresent(given -> answer.set("CognitoStreams", given.json()));
        return answer;
    }

    /**
     * Push synchronization of a pool (<a
     * href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_PushSync.html">PushSync</a>): kept, never delivered.
     *
     * @param applicationArns platform applications of SNS
     * @param roleArn role that would publish to them
     */
    public record PushSync(List<String> applicationArns, Optional<String> roleArn) {
        public PushSync {
            applicationArns = List.copyOf(applicationArns);
        }

        /** A structure without members takes the configuration away. */
        boolean isEmpty() {
            return applicationArns.isEmpty() && roleArn.isEmpty();
        }

        /** Whether one of the applications is for that platform, which its ARN names. */
        boolean serves(String platform) {
            return applicationArns.stream().anyMatch(arn -> arn.contains(":app/" + platform + "/"));
        }

        /** The structure as the API writes it and as it is stored. */
        ObjectNode json() {
            ObjectNode json = Shapes.structure();
            ArrayNode arns = json.putArray("ApplicationArns");
            applicationArns.forEach(arns::add);
            roleArn.ifPresent(arn -> json.put("RoleArn", arn));
            return json;
        }
    }

    /**
     * The stream of a pool (<a
     * href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_CognitoStreams.html">CognitoStreams</a>): kept, never
     * written to.
     *
     * @param streamName of Kinesis
     * @param roleArn role that would write to it
     * @param streamingStatus {@code ENABLED} or {@code DISABLED}
     */
    public record CognitoStreams(
            Optional<String> streamName, Optional<String> roleArn, Optional<String> streamingStatus) {
        /** A structure without members takes the configuration away. */
        boolean isEmpty() {
            return streamName.isEmpty() && roleArn.isEmpty() && streamingStatus.isEmpty();
        }

        boolean isEnabled() {
            return streamingStatus.filter("ENABLED"::equals).isPresent();
        }

        /** The structure as the API writes it and as it is stored. */
        ObjectNode json() {
            ObjectNode json = Shapes.structure();
            streamName.ifPresent(name -> json.put("StreamName", name));
            roleArn.ifPresent(arn -> json.put("RoleArn", arn));
            streamingStatus.ifPresent(status -> json.put("StreamingStatus", status));
            return json;
        }
    }

    /**
     * The body of a {@code SetIdentityPoolConfiguration}, its constraints checked.
     *
     * @param pushSync as given
     * @param streams as given
     */
    record Input(Optional<PushSync> pushSync, Optional<CognitoStreams> streams) {
        private static final Pattern APPLICATION_ARN =
                Pattern.compile("arn:aws:sns:[-0-9a-z]+:\\d+:app/[A-Z_]+/[a-zA-Z0-9_.-]+");
        private static final Pattern ROLE_ARN = Pattern.compile("arn:aws:iam::\\d+:role/.*");
        private static final List<String> STATUSES = List.of("ENABLED", "DISABLED");

        static Input of(Members body) {
            Constraints constraints = new Constraints(SyncErrors::invalidParameter);
            Optional<PushSync> push = body.structure("PushSync").map(given -> pushSync(given, constraints));
            Optional<CognitoStreams> streams =
                    body.structure("CognitoStreams").map(given -> streams(given, constraints));
            constraints.verify();
            streams.filter(CognitoStreams::isEnabled).ifPresent(Input::requireWhole);
            return new Input(push, streams);
        }

        private static PushSync pushSync(Members given, Constraints constraints) {
            List<String> arns = given.texts("ApplicationArns");
            for (int i = 0; i < arns.size(); i++) {
                constraints.pattern("pushSync.applicationArns." + (i + 1) + ".member", arns.get(i), APPLICATION_ARN);
            }
            return new PushSync(arns, role(given, "pushSync.roleArn", constraints));
        }

        private static CognitoStreams streams(Members given, Constraints constraints) {
            Optional<String> name = given.text("StreamName");
            Optional<String> status = given.text("StreamingStatus");
            name.ifPresent(text -> constraints.length("cognitoStreams.streamName", text, 1, 128));
            status.ifPresent(text -> constraints.oneOf("cognitoStreams.streamingStatus", text, STATUSES));
            return new CognitoStreams(name, role(given, "cognitoStreams.roleArn", constraints), status);
        }

        private static Optional<String> role(Members given, String path, Constraints constraints) {
            Optional<String> arn = given.text("RoleArn");
            arn.ifPresent(text -> constraints.length(path, text, 20, 2048).pattern(path, text, ROLE_ARN));
            return arn;
        }

        private static void requireWhole(CognitoStreams streams) {
            if (streams.streamName().isEmpty() || streams.roleArn().isEmpty()) {
                throw SyncErrors.invalidParameter("CognitoStreams needs StreamName and RoleArn to be ENABLED.");
            }
        }
    }
}
