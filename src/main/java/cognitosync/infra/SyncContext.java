package cognitosync.infra;

import java.util.function.Function;

/**
 * The context values of this app, checked: what a person may choose without touching code.
 *
 * @param backend {@code backend=cognito-sync|dynamodb|appsync}, the latter two with {@code maxReadsPerSecond=…} and {@code
 *     maxWritesPerSecond=…}, the last one with {@code introspection=false|true}: where the datasets are
 * @param signIn {@code signIn=pkce|implicit|form}: the one grant of the app client, or a form of the site's own; the first two with
 *     {@code domainPrefix=…}: prefix of the user pool's domain, {@code branding=FILE}: settings of managed login, and {@code
 *     deviceCallback=http://localhost:PORT/PATH}: where a sign-in from the command line returns to
 * @param retain {@code retain=false|true}: whether what holds data outlives the stack
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/context.html">Context values and the AWS CDK</a>
 */
public record SyncContext(Backend backend, SignInChoice signIn, boolean retain) {
    /**
     * Reads and checks every value.
     *
     * @param lookup gives the value of a key, or null
     * @throws InvalidContextException if a value is not one of those documented above
     */
    public static SyncContext read(Function<String, Object> lookup) {
        ContextValues values = new ContextValues(lookup);
        return new SyncContext(values.backend(), values.signIn(), values.flag("retain"));
    }
}
