# What Mail::DKIM says of signed mails. One JSON object a line comes in, {"mail": base64, "keys":
# {name: TXT}}; one JSON array goes out, [[verdict, detail, selector], ...], a signature each.
use strict;
use warnings;
use JSON::PP;
use MIME::Base64;
use Mail::DKIM::Verifier;
use Net::DNS;

my %keys;
{
    # Records are at most 255 bytes a string.
    no warnings 'redefine';
    *Mail::DKIM::DNS::query = sub {
        my ($name) = @_;
        $@ = 'NXDOMAIN';
        my $text = $keys{$name};
        return if !defined $text;
        my @strings = $text =~ /(.{1,255})/gs;
        @strings = ('') if !@strings;
        return Net::DNS::RR->new( owner => $name, type => 'TXT', txtdata => \@strings );
    };
}

$| = 1;
while ( my $line = <STDIN> ) {
    my $question = decode_json($line);
    %keys = %{ $question->{keys} };
    my $mail = decode_base64( $question->{mail} );
    # As it comes over the wire.
    $mail =~ s/(?<!\015)\012/\015\012/g;
    $mail .= "\015\012" if $mail !~ /\012\z/;
    my $verifier = Mail::DKIM::Verifier->new( Strict => 1 );
    my @answer;
    eval {
        $verifier->PRINT($mail);
        $verifier->CLOSE;
        @answer = map { [ $_->result, $_->result_detail, $_->selector ] } $verifier->signatures;
        1;
    } or @answer = ( [ 'error', "$@", '' ] );
    print encode_json( \@answer ), "\n";
}
