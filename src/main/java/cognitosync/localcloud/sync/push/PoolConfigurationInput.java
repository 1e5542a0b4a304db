package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.protocol.Constraints;
import cognitosync.localcloud.protocol.Members;
import cognitosync.localcloud.sync.api.SyncErrors;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body of a {@code SetIdentityPoolConfiguration}, its constraints checked.
 *
 * @param pushSync as given
 * @param streams as given
 */
record PoolConfigurationInput(Optional<PushSync> pushSync, Optional<CognitoStreams> streams) {
    private static final Pattern APPLICATION_ARN =
            Pattern.compile("arn:aws:sns:[-0-9a-z]+:\\d+:app/[A-Z_]+/[a-zA-Z0-9_.-]+");
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws:iam::\\d+:role/.*");
    private static final List<String> STATUSES = List.of("ENABLED", "DISABLED");

    static PoolConfigurationInput of(Members body) {
        Constraints constraints = new Constraints(SyncErrors::invalidParameter);
        Optional<PushSync> push = body.structure("PushSync").map(given -> pushSync(given, constraints));
        Optional<CognitoStreams> streams = body.structure("CognitoStreams").map(given -> streams(given, constraints));
        constraints.verify();
        streams.filter(CognitoStreams::isEnabled).ifPresent(PoolConfigurationInput::requireWhole);
        return new PoolConfigurationInput(push, streams);
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
