package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;
import cognitosync.device.remote.appsync.AppSyncApi;
import cognitosync.device.remote.appsync.PushedChanges;
import cognitosync.device.stack.Backend;
import java.time.Duration;

/**
 * A signed-in user can subscribe to changes of their own datasets.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-data.html">Subscriptions</a>
 */
record ChangesArePushed(Backend.AppSync backend) implements Check {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Override
    public String title() {
        return Messages.text("check.pushed");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.user().isEmpty()) {
            return new Outcome.NotRun(Messages.text("doctor.not-signed-in"));
        }
        try (AppSyncApi api = deployment.api(backend, deployment.user().get());
                PushedChanges changes = api.follow(deployment.user().get().identityId(), "preference")) {
            String reason = changes.await(Long.MAX_VALUE, LONGEST).orElse(Messages.text("reason.timeout"));
            return changes.isPushing()
                    ? new Outcome.Passed(backend.realtimeUrl().toString())
                    : new Outcome.Failed(Messages.text("doctor.pushed", backend.realtimeUrl(), reason));
        }
    }
}
