package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.stack.Backend;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/** Runs all checks, even if some fail. */
public final class Doctor {
    private static final List<Check> OF_EVERY_SITE =
            List.of(new WebsiteAnswers(), new PageIsServed(), new ConfigMatchesOutputs());

    private static final List<Check> OF_SIGN_IN_PAGES =
            List.of(new SiteCallbackIsAccepted(), new DeviceCallbackIsAccepted());

    private static final List<Check> OF_A_FORM = List.of(new UserPoolTakesSrp());

    private static final List<Check> OF_EVERY_IDENTITY_POOL =
            List.of(new ClocksAgree(), new IdentityPoolRefusesGuests(), new RoleGivesCredentials());

    private static final List<Check> OF_COGNITO_SYNC = List.of(
            new OwnDatasetIsReadable("ListRecords and ListDatasets"),
            new OtherDatasetsAreDenied(),
            new AccountMayUseCognitoSync());

    /**
     * The result of a check.
     *
     * @param title what must hold
     * @param outcome whether it does
     */
    public record Result(String title, Outcome outcome) {}

    private Doctor() {}

    /** Checks a deployment; calls the listener with each result, and returns all. */
    public static List<Result> examine(Deployment deployment, Consumer<Result> listener) {
        return Stream.of(
                        OF_EVERY_SITE,
                        deployment.stack().userPoolDomain().isPresent() ? OF_SIGN_IN_PAGES : OF_A_FORM,
                        OF_EVERY_IDENTITY_POOL,
                        ofBackend(deployment.stack().backend()))
                .flatMap(List::stream)
                .map(check -> new Result(check.title(), outcome(check, deployment)))
                .peek(listener)
                .toList();
    }

    private static List<Check> ofBackend(Backend backend) {
        if (backend instanceof Backend.AppSync api) {
            return List.of(
                    new TableIsReady(api.table()),
                    new ApiRefusesUnsigned(api),
                    new OwnDatasetIsReadable("Query.changes, Query.datasets"),
                    new OtherOwnersAreRefused(api),
                    new TableIsClosed(api.table()),
                    new ApiHidesItsSchema(api),
                    new ChangesArePushed(api));
        }
        return backend instanceof Backend.DynamoDb stored
                ? List.of(
                        new TableIsReady(stored.table()),
                        new OwnDatasetIsReadable("GetItem and Query"),
                        new OtherItemsAreDenied(stored.table()),
                        new ScanIsDenied(stored.table()))
                : OF_COGNITO_SYNC;
    }

    private static Outcome outcome(Check check, Deployment deployment) {
        try {
            return check.examine(deployment);
        } catch (DeviceException e) {
            // A sign-in that has ended is not a fault of the deployment.
            return e.kind() == DeviceException.Kind.NOT_SIGNED_IN
                    ? new Outcome.NotRun(e.getMessage())
                    : new Outcome.Failed(e.getMessage());
        } catch (SdkException e) {
            return new Outcome.Failed(Failures.of(e).getMessage());
        }
    }
}
