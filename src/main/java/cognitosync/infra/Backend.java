package cognitosync.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.constructs.IDependable;

/** The service that stores the users' datasets. It creates its own resources; the stack knows only its {@link Integration}. */
public sealed interface Backend permits CognitoSync, DynamoDb, AppSync {
    /** Name of the service, as its documentation spells it. */
    String service();

    /**
     * Creates its resources.
     *
     * @param stack where to create them
     * @param retain whether the data outlives the stack
     */
    Integration in(Stack stack, boolean retain);

    /**
     * What the rest of the stack takes from a backend.
     *
     * @param ownDatasets policy of the authenticated role
     * @param origins where the page connects to, for its Content-Security-Policy
     * @param config member {@code sync} of {@code config.json}, in a fixed order
     * @param usableAfter what must exist before a visitor can use the site
     * @param outputs outputs of this backend only
     */
    record Integration(
            PolicyDocument ownDatasets,
            List<String> origins,
            Map<String, Object> config,
            List<IDependable> usableAfter,
            List<Output> outputs) {}

    /** An output of the stack. */
    record Output(String name, String value, String description) {}
}
