package cognitosync.localcloud.access.sigv4;

import java.util.ArrayList;
import java.util.List;

/** Whether a signature was made for this region and service, and for the day it names. */
final class ScopeCheck {
    private final String region;

    ScopeCheck(String region) {
        this.region = region;
    }

    void require(SignatureClaim claim, String service) {
        CredentialScope scope = claim.scope();
        List<String> wrong = new ArrayList<>();
        if (!scope.terminator().equals(CredentialScope.TERMINATOR)) {
            wrong.add("Credential should be scoped with a valid terminator: '" + CredentialScope.TERMINATOR + "', not '"
                    + scope.terminator() + "'.");
        }
        if (!scope.region().equals(region)) {
            wrong.add("Credential should be scoped to a valid region, not '" + scope.region() + "'; expecting '"
                    + region + "'.");
        }
        if (!scope.service().equals(service)) {
            wrong.add("Credential should be scoped to correct service: '" + service + "'.");
        }
        if (!claim.timestamp().startsWith(scope.date() + "T")) {
            wrong.add("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + scope.date() + "' != '" + claim.timestamp().substring(0, 8) + "', from '" + claim.timestamp()
                    + "'.");
        }
        if (!wrong.isEmpty()) {
            throw SignatureErrors.invalidSignature(String.join(" ", wrong));
        }
    }
}
