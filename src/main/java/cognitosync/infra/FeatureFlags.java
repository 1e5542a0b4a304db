package cognitosync.infra;

import java.util.Map;

/**
 * The CDK feature flags of this app. They live in code rather than in {@code cdk.json}, so that the same template comes
 * out whoever starts the synthesis: the CDK command line, Maven or a test.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/featureflags.html">AWS CDK feature flags</a>
 */
final class FeatureFlags {
    private FeatureFlags() {}

    static Map<String, Object> all() {
        return Map.of();
    }
}
