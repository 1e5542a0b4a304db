package cognitosync.localcloud.access.sigv4;

import java.util.Optional;

/**
 * For which day, region and service a signature holds.
 *
 * @param date eight digits
 * @param region such as {@code eu-west-1}
 * @param service signing name, such as {@code cognito-sync}
 * @param terminator {@code aws4_request}
 */
record CredentialScope(String date, String region, String service, String terminator) {
    static final String TERMINATOR = "aws4_request";

    /** Reads {@code date/region/service/aws4_request}. */
    static Optional<CredentialScope> parse(String text) {
        String[] parts = text.split("/", -1);
        return parts.length == 4
                ? Optional.of(new CredentialScope(parts[0], parts[1], parts[2], parts[3]))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return String.join("/", date, region, service, terminator);
    }
}
