package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.users.ResendConfirmationCode;
import java.util.Map;

/** {@code POST /resendcode}: the second button of {@link ConfirmUserPage}, which it looks like where something is wrong. */
record ResendCode(ResendConfirmationCode resend, ConfirmUserPage page) implements Page {
    static final String PATH = "/resendcode";

    @Override
    public String path() {
        return page.path();
    }

    @Override
    public String template() {
        return page.template();
    }

    @Override
    public String title() {
        return page.title();
    }

    @Override
    public Map<String, Object> values(PageRequest request) {
        return page.values(request);
    }

    @Override
    public Response submit(PageRequest request) {
        String username = request.field("username");
        resend.run(request.pool(), request.client(), username);
        return Response.seeOther(request.link(page.path(), username) + "&notice=resent");
    }
}
