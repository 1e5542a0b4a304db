package cognitosync.device.doctor;

import cognitosync.device.aws.AwsClients.Access;
import cognitosync.device.aws.Failures;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.DatasetClients;
import cognitosync.device.remote.SyncServiceException;

/**
 * The role lets users access their own datasets, and the backend serves them.
 *
 * @param operations that the backend is asked for
 */
record OwnDatasetIsReadable(String operations) implements Check {
    @Override
    public String title() {
        return Messages.text("check.own-dataset");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.user().isEmpty()) {
            return new Outcome.NotRun(Messages.text("doctor.not-signed-in"));
        }
        try (DatasetClients datasets = deployment
                .clients()
                .datasets(Access.USER, deployment.user().get(), deployment.clock(), deployment.pauses())) {
            DatasetClient own = datasets.of(deployment.user().get().identityId());
            own.list("preference", 0);
            own.datasets();
            return new Outcome.Passed(operations);
        } catch (SyncServiceException refusal) {
            return new Outcome.Failed(
                    refusal.isDenied()
                            ? Messages.text("doctor.own-dataset", refusal.said())
                            : Failures.of(refusal).getMessage());
        }
    }
}
