package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.protocol.Constraints;
import cognitosync.localcloud.protocol.Members;
import cognitosync.localcloud.sync.api.Call;
import cognitosync.localcloud.sync.api.Call.Labels;
import cognitosync.localcloud.sync.api.CallerCheck.AllowedCredentials;
import cognitosync.localcloud.sync.api.Shapes;
import cognitosync.localcloud.sync.api.SyncErrors;
import cognitosync.localcloud.sync.api.SyncOperation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_RegisterDevice.html">RegisterDevice</a>. */
public record RegisterDevice(PoolConfigurations configurations, Devices devices) implements SyncOperation {
    private static final List<String> PLATFORMS = List.of("APNS", "APNS_SANDBOX", "GCM", "ADM");

    @Override
    public Optional<String> resource(Labels labels) {
        return Optional.of(labels.identityArn());
    }

    @Override
    public AllowedCredentials callable() {
        return AllowedCredentials.BY_IDENTITY;
    }

    @Override
    public JsonNode answer(Call call) {
        Members body = new Members(call.body());
        Optional<String> platform = body.text("Platform");
        Optional<String> token = body.text("Token");
        Constraints constraints = new Constraints(SyncErrors::invalidParameter)
                .present("platform", platform)
                .present("token", token);
        platform.ifPresent(given -> constraints.oneOf("platform", given, PLATFORMS));
        constraints.verify();
        String poolId = call.labels().identityPoolId();
        if (!configurations.of(poolId).requirePush(poolId).serves(platform.orElseThrow())) {
            throw SyncErrors.invalidConfiguration("Identity pool '" + poolId + "' has no application of the platform "
                    + platform.orElseThrow() + "; add its ARN to ApplicationArns with SetIdentityPoolConfiguration.");
        }
        return Shapes.structure()
                .put(
                        "DeviceId",
                        devices.register(
                                poolId, call.labels().identityId(), platform.orElseThrow(), token.orElseThrow()));
    }
}
