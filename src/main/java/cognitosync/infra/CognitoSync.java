package cognitosync.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;

/**
 * Datasets in Amazon Cognito Sync, which belong to the identity pool and need no resource of their own.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sync.html">Amazon Cognito Sync</a>
 */
record CognitoSync() implements Backend {
    /** As context value {@code backend} spells it. */
    static final String WORD = "cognito-sync";

    @Override
    public String service() {
        return "Cognito Sync";
    }

    @Override
    public Integration in(Stack stack, boolean retain) {
        new SupportedRegions(stack, "CognitoSyncExistsHere");
        String endpoint = "https://cognito-sync." + stack.getRegion() + ".amazonaws.com";
        return new Integration(
                new OwnDatasetsPolicy(stack), List.of(endpoint), Map.of("endpoint", endpoint), List.of(), List.of());
    }
}
