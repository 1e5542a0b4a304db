package cognitosync.localcloud.access.sigv4;

import java.util.Optional;

/**
 * The credential that a request names.
 *
 * @param accessKeyId whose key
 * @param scope what the signature holds for
 */
record Credential(String accessKeyId, CredentialScope scope) {
    static Credential parse(String text) {
        int slash = text.indexOf('/');
        Optional<CredentialScope> scope =
                slash <= 0 ? Optional.empty() : CredentialScope.parse(text.substring(slash + 1));
        return new Credential(
                slash <= 0 ? "" : text.substring(0, slash),
                scope.orElseThrow(() ->
                        SignatureErrors.incomplete("Credential must have exactly 5 slash-delimited elements, such as"
                                + " keyid/date/region/service/aws4_request.")));
    }
}
