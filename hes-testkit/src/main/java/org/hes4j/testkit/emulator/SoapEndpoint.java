package org.hes4j.testkit.emulator;

import jakarta.jws.WebService;
import java.util.List;
import java.util.function.Supplier;
import org.hes4j.client.HesException;
import org.hes4j.client.ListDigest;
import org.hes4j.client.soap.stub.ChangeResultType;
import org.hes4j.client.soap.stub.DomainStatusType;
import org.hes4j.client.soap.stub.HesPort;
import org.hes4j.client.soap.stub.RecipientPageType;
import org.hes4j.client.soap.stub.RecipientType;
import org.hes4j.client.soap.stub.StageBase;
import org.hes4j.client.soap.stub.StageStatusType;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** The SOAP front end. */
final class SoapEndpoint {
  private SoapEndpoint() {}

  /**
   * Translates messages that {@link MessageCheck} let pass, and what the account answers.
   * Thread-safe. Public because the RI calls it by reflection; hidden by the class around it.
   */
  @WebService(
      endpointInterface = "org.hes4j.client.soap.stub.HesPort",
      targetNamespace = "urn:hes4j:hes:1",
      serviceName = "HesService",
      portName = "HesPort")
  public static final class Port implements HesPort {
    private final AccountState account;

    Port(AccountState account) {
      this.account = account;
    }

    @Override
    public List<DomainStatusType> listDomains() {
      return answer(() -> account.listDomains().stream().map(SoapTypes::status).toList());
    }

    @Override
    public RecipientPageType listUsers(
        String domain, @Nullable Long revision, @Nullable String after, int pageSize) {
      return answer(
          () ->
              SoapTypes.page(account.listUsers(MailDomain.of(domain), revision, after, pageSize)));
    }

    @Override
    public ChangeResultType addUsers(String domain, List<RecipientType> recipient) {
      return answer(
          () ->
              SoapTypes.result(
                  account.addUsers(MailDomain.of(domain), SoapTypes.entries(recipient))));
    }

    @Override
    public ChangeResultType deleteUsers(String domain, List<String> address) {
      return answer(
          () ->
              SoapTypes.result(
                  account.deleteUsers(MailDomain.of(domain), SoapTypes.addresses(address))));
    }

    @Override
    public ChangeResultType replaceUsers(String domain, List<RecipientType> recipient) {
      return answer(
          () ->
              SoapTypes.result(
                  account.replaceUsers(MailDomain.of(domain), SoapTypes.entries(recipient))));
    }

    @Override
    public ChangeResultType changeUsers(
        String domain,
        String change,
        long ifRevision,
        @Nullable List<RecipientType> addition,
        @Nullable List<String> removal) {
      Change wanted =
          new Change(change, ifRevision, SoapTypes.entries(addition), SoapTypes.addresses(removal));
      return answer(() -> SoapTypes.result(account.changeUsers(MailDomain.of(domain), wanted)));
    }

    @Override
    public StageStatusType beginStage(
        String domain, String stage, StageBase base, long ifRevision) {
      return answer(
          stage,
          () ->
              SoapTypes.status(
                  account.beginStage(
                      MailDomain.of(domain), stage, SoapTypes.base(base), ifRevision)));
    }

    @Override
    public StageStatusType appendToStage(
        String stage,
        int batch,
        @Nullable List<RecipientType> addition,
        @Nullable List<String> removal) {
      return answer(
          stage,
          () ->
              SoapTypes.status(
                  account.appendToStage(stage, batch, SoapTypes.batch(addition, removal))));
    }

    @Override
    public ChangeResultType commitStage(String stage, long count, byte[] digest) {
      return answer(
          stage, () -> SoapTypes.result(account.commitStage(stage, count, ListDigest.of(digest))));
    }

    @Override
    public void abortStage(String stage) {
      answer(
          stage,
          () -> {
            account.abortStage(stage);
            return stage;
          });
    }

    private <T> T answer(Supplier<T> work) {
      return answer("", work);
    }

    private <T> T answer(String stage, Supplier<T> work) {
      try {
        return work.get();
      } catch (HesException e) {
        throw Faults.thrown(e, stage);
      }
    }
  }
}
